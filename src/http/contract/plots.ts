/** The stories that an agreement can be played in: kept out of what every screen carries. */
export { plots, type Plot } from '../../domain/what-if.ts';
