/**
 * A process that does one act on a mass outage and dies in the middle of its fan-out, by a signal
 * that nothing can catch: after so many of its incidents were written. For the test that finishes
 * it.
 */
import { handleGroup, type GroupRequest } from '../../src/app/groups.ts';
import { openDesk } from '../../src/app/handle.ts';
import { connect } from '../../src/store/connect.ts';

const [url = '', offsetMs = '0', request = '{}', written = '0'] = process.argv.slice(2);
const desk = openDesk(connect(url, () => Number(offsetMs)));
const most = Number(written);
let begun = 0;
let durable = 0;
await handleGroup(
  {
    ...desk,
    append: async (entry) => {
      begun += 1;
      // The others wait for ever: they are what the next process has to do.
      if (begun > most) return new Promise(() => undefined);
      const result = await desk.append(entry);
      durable += 1;
      if (durable === most) process.kill(process.pid, 'SIGKILL');
      return result;
    },
  },
  JSON.parse(request) as GroupRequest,
);
