/** The terms of the trade, for screens and programs: see the domain's table. */
export { terms } from '../../domain/terms.ts';
