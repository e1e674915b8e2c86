/** Every word of the screens in Vietnamese; its shape is what `en.ts` must satisfy. */
import { account } from './vi/account.ts';
import { board } from './vi/board.ts';
import { common } from './vi/common.ts';
import { incident } from './vi/incident.ts';
import { procedure } from './vi/procedure.ts';
import { report } from './vi/report.ts';
import { signIn } from './vi/sign-in.ts';

export const vi = { common, signIn, board, report, incident, procedure, account };

export type Words = typeof vi;
