export const help = {
  guide: {
    title: 'Guide',
    parts: 'A guide for each role',
    part: {
      site: 'Technician at a site',
      coordinator: 'Provincial coordinator',
      headquarters: 'Headquarters',
      helpdesk: 'The carrier’s helpdesk',
      'account-manager': 'Account manager',
      director: 'Director',
      administrator: 'Administrator',
    },
    missing: 'There is no such guide',
    missingText: 'Choose a role above.',
  },
  clause: {
    name: (clauses: string) => `What does clause ${clauses} say?`,
    clause: (n: string) => `Clause ${n}`,
    desk: 'What the desk does:',
    silent: 'This agreement does not carry the words of this clause.',
    topics: {
      clocks:
        'it counts from T0, when the carrier received the notice. “Received” meets the response clock alone; the other needs both cause and ETR. At the very second of a deadline it is in time.',
      promises:
        'it keeps each promise with its author, its drift, and whether it was kept. A new one erases none.',
      responsibility:
        'one side proposes, the other agrees or disputes. Taking it on oneself holds at once. Force majeure is taken off only where the customer accepts it.',
      ladder:
        'it tells each level when it falls due, each counted straight from T0. A level that cannot be reached is skipped, loudly, never waited for in silence.',
      outage:
        'it gives each minute to the side that held responsibility then; both see the same strip. “Not fixed” never restarts the outage.',
      report:
        'it notes who reported, the time claimed and the time received. A call that nobody answered is evidence too, but starts no clock.',
      diagnose:
        'it counts the clock as met when cause and ETR are both there. That time becomes a promise.',
      restore: 'it counts to the time promised. A claim of force majeure pauses that clock.',
      verify:
        'it waits until the site itself says whether the line works. Silence never closes; “not fixed” begins a new cycle.',
      close:
        'both sides sign the same content, in either order. Then the record is sealed and nobody changes it.',
    },
  },
  tour: {
    title: 'Tour',
    offer: 'New here?',
    offerText: 'Walk through a few real screens, about a minute. Nothing is sent.',
    start: 'Take the tour',
    decline: 'No, thank you',
    again: 'Take the tour again',
    resume: 'Go on with the tour',
    count: (n: number, all: number) => `${n} of ${all}`,
    before: 'Back',
    next: 'Next',
    later: 'Later',
    done: 'Done',
    steps: {
      board: {
        title: 'The board',
        text: {
          customer: 'Three figures: open, your move, overdue. Tap one to see only those.',
          carrier:
            'Three figures: open, your move, overdue. “Your move” is what waits for the carrier.',
        },
      },
      row: {
        title: 'One row, one incident',
        text: 'The next deadline is on top. A row says where, which step, whose move, which deadline.',
      },
      report: {
        title: 'Reporting',
        text: 'Three questions, nothing to type. It works without a network: the report stays on the device and is sent once. On this tour you send nothing.',
      },
      glance: {
        title: 'One glance',
        text: 'What is wrong, since when, whose move, by when, what was promised. Both sides see the same.',
      },
      act: {
        title: 'What you can do',
        text: 'Only what you may do now. No button means that the other side is awaited.',
      },
      clocks: {
        title: 'Deadlines',
        text: 'A deadline is a fixed instant. “Why” tells what it counts from, the question mark what the paper says.',
      },
      ladder: {
        title: 'When superiors are told',
        text: 'When the response is overdue each level is told, by itself. Here is who, when, and whether it arrived.',
      },
      calls: {
        title: 'Calls to make',
        text: 'Who must be told by telephone, with the number and the words. Then log what came of it.',
      },
      map: {
        title: 'The map',
        text: 'Each province by state and worst clock. Tap one to go down to its incidents.',
      },
      'what-if': {
        title: 'What if …',
        text: 'The agreement on a time line: if nobody answers, what happens, and when. Nothing is recorded.',
      },
      outbox: {
        title: 'Messages',
        text: 'Every message is here. Nothing leaves the machine before headquarters switches delivery on.',
      },
      readiness: {
        title: 'Readiness',
        text: 'Which contacts still hold, which level would reach nobody. Rehearse before it matters.',
      },
      admin: {
        title: 'Administration',
        text: 'Each side administers its own part; each change has a history and a way back.',
      },
      end: {
        title: 'That is all',
        text: 'The guide for your role is here, with pictures. With a keyboard, ? shows every key.',
      },
    },
  },
};
