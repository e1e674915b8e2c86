/** The words that the report needs, and whatever stands around it: they come with the page. */
import { account } from './vi/account.ts';
import { common } from './vi/common.ts';
import { groups } from './vi/groups.ts';
import { outgoing } from './vi/outgoing.ts';
import { record } from './vi/record.ts';
import { report } from './vi/report.ts';

export const viFirst = { account, common, groups, outgoing, record, report };

export type FirstWords = typeof viFirst;
