/** The words that the report needs, in English. */
import { account } from './en/account.ts';
import { common } from './en/common.ts';
import { groups } from './en/groups.ts';
import { outgoing } from './en/outgoing.ts';
import { record } from './en/record.ts';
import { report } from './en/report.ts';
import type { FirstWords } from './vi-first.ts';

export const enFirst = { account, common, groups, outgoing, record, report } satisfies FirstWords;
