/**
 * The procedure's table and the lists of choices, as plain values and types: what a screen draws
 * and offers without carrying the schemas (and their library) to the browser.
 */
export {
  checkResults,
  checks,
  holders,
  noticeMeans,
  symptoms,
  verdicts,
} from '../../domain/incident.ts';
export { expectedCommands, expectedOfReport, expectedState } from '../../domain/expect.ts';
export { isOver, openStates, stateNames, stepOf, steps } from '../../domain/procedure.ts';
export { plots, type Plot } from '../../domain/what-if.ts';
export { owners } from '../../domain/availability.ts';
export type { ClockName, Party } from '../../domain/agreement.ts';
export type { Owner } from '../../domain/availability.ts';
export type { ClockStatus } from '../../domain/clocks.ts';
export type { Check, EventData, EventType, Holder } from '../../domain/incident.ts';
export type { Exit, StateName } from '../../domain/procedure.ts';
export type { CommandName, Role } from '../../domain/roles.ts';
