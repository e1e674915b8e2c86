/** An incident as a reader sees it at an instant: the contract's shapes, made from the domain's. */
import type { Agreement, Instant } from '../domain/agreement.ts';
import { attribute, outageSpans } from '../domain/availability.ts';
import { lateBy, nextDue, statusOf, type Clock } from '../domain/clocks.ts';
import { allowedCommands, whoseMove } from '../domain/decide.ts';
import { rfoDueAt } from '../domain/closing.ts';
import { promisedAt, type Incident, type Rfo } from '../domain/incident.ts';
import { stepOf } from '../domain/procedure.ts';
import type { Actor } from '../domain/roles.ts';

/** An instant as the API gives it. */
export function iso(at: Instant): string {
  return new Date(at).toISOString();
}

/** A member that is left out where there is no instant. */
export function when<K extends string>(key: K, at: Instant | undefined): { [P in K]?: string } {
  return (at === undefined ? {} : { [key]: iso(at) }) as { [P in K]?: string };
}

/** A row of the board; `provinceName` is the directory's, the rest the incident's own. */
export function summaryOf(
  incident: Incident,
  around: { agreement: Agreement; provinceName: string; now: Instant },
) {
  const { report, responsibility } = incident;
  const due = nextDue(incident.clocks);
  return {
    id: incident.id,
    code: report.code,
    state: incident.state,
    clause: stepOf(incident.state).clause,
    cycle: incident.cycle,
    whoseMove: whoseMove(incident),
    circuit: report.circuit,
    site: report.site,
    province: { code: report.province, name: around.provinceName },
    carrier: around.agreement.carrier,
    symptom: report.symptom,
    reportedAt: iso(incident.reportedAt),
    outageSince: iso(incident.outage.since),
    ...when('outageUntil', incident.outage.until),
    ...(responsibility.held ? { responsibility: responsibility.held } : {}),
    ...(due ? { due: { clock: due.clock, dueAt: iso(due.dueAt) } } : {}),
    overdue: due !== undefined && due.dueAt < around.now,
    ...when('rfoDueAt', rfoDueAt(incident)),
  };
}

/** An incident whole, for one reader: with the commands that this reader may give now. */
export function viewOf(
  incident: Incident,
  around: { agreement: Agreement; provinceName: string; now: Instant; actor: Actor },
) {
  const { agreement, now, actor } = around;
  const { report, diagnosis, responsibility } = incident;
  return {
    ...summaryOf(incident, around),
    version: incident.version,
    now: iso(now),
    description: report.description,
    ...(report.contact ? { contact: report.contact } : {}),
    agreement: { ...report.agreement, title: agreement.title },
    ...when('notifiedAt', incident.notifiedAt),
    ...(diagnosis ? { diagnosis } : {}),
    ...when('promisedAt', promisedAt(incident)),
    ...when('fixedAt', incident.fixedAt),
    ...(responsibility.proposal ? { proposal: responsibility.proposal } : {}),
    forceMajeure: incident.forceMajeure.map(({ from, to, verdict }) => ({
      from: iso(from),
      ...when('to', to),
      verdict,
    })),
    clocks: incident.clocks.map((clock) => clockView(clock, now)),
    calendar: agreement.calendar ? ('working-hours' as const) : ('24x7' as const),
    outage: outageView(incident, now),
    hotline: hotlineOf(agreement, report.province),
    unansweredCalls: incident.unansweredCalls,
    ladder: ladderView(incident, agreement, now),
    signatures: Object.entries(incident.signatures).map(([side, signature]) => ({
      ...signature,
      side: side as 'customer' | 'carrier',
      at: iso(signature.at),
    })),
    ...(incident.rfo ? { rfo: rfoView(incident.rfo) } : {}),
    commands: allowedCommands(incident, actor),
  };
}

function rfoView({ given, ...asked }: Rfo) {
  return { ...asked, ...(given ? { given: { ...given, at: iso(given.at) } } : {}) };
}

/** The number to dial for a province, as the agreement has it. */
export function hotlineOf(
  agreement: Pick<Agreement, 'hotlines'>,
  province: string,
): { printed: string; e164: string } {
  const line = agreement.hotlines.find((hotline) => hotline.province === province);
  return { printed: line?.printed ?? '', e164: line?.e164 ?? '' };
}

function clockView(clock: Clock, now: Instant) {
  const { startedAt, dueAt, metAt, stoppedAt, pausedAt, ...name } = clock;
  return {
    ...name,
    startedAt: iso(startedAt),
    dueAt: iso(dueAt),
    ...when('metAt', metAt),
    ...when('stoppedAt', stoppedAt),
    ...when('pausedAt', pausedAt),
    status: statusOf(clock, now),
    lateMs: lateBy(clock, now),
  };
}

function outageView(incident: Incident, now: Instant) {
  const byOwner = attribute(incident, now);
  const spans = outageSpans(incident, now);
  return {
    totalMs: spans.reduce((sum, span) => sum + span.to - span.from, 0),
    byOwner,
    spans: spans.map(({ from, to, owner }) => ({ from: iso(from), to: iso(to), owner })),
  };
}

/** The ladder with the instants of the last response clock, where one has been started. */
function ladderView(incident: Incident, agreement: Agreement, now: Instant) {
  return {
    mode: agreement.ladder.mode,
    levels: agreement.ladder.levels.map(({ level, afterMs, clause, contact: id }) => {
      const clock = incident.clocks.findLast((c) => c.clock === 'response' && c.level === level);
      const contact = agreement.contacts.find((c) => c.id === id);
      return {
        level,
        afterMs,
        clause,
        ...when('dueAt', clock?.dueAt),
        ...(clock ? { status: statusOf(clock, now) } : {}),
        contact: {
          name: contact?.name ?? '',
          title: contact?.title ?? { vi: '', en: '' },
          ...(contact?.phone === undefined ? {} : { phone: contact.phone }),
          ...(contact?.phonePrinted === undefined ? {} : { phonePrinted: contact.phonePrinted }),
          ...(contact?.email === undefined ? {} : { email: contact.email }),
        },
      };
    }),
  };
}
