/** The terms of the trade and the words of its facts: see the domain's tables. */
export { eventName, tellFact, type Line } from '../../domain/facts.ts';
export { terms } from '../../domain/terms.ts';
