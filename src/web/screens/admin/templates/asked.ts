/** Which message is looked at: kept in the address, so that a look can be shared. */
import type { WordingListView } from '../../../../http/contract/admin-wordings.ts';
import type { PreviewQuery } from '../../../../http/contract/deliveries.ts';
import type { Lang } from '../../../words/use-words.tsx';

/** A kind of message as it is chosen: the notice, or for a clock its name as well. */
export const kinds = {
  ladder: ['escalated', 'early', 'level-skipped', 'escalation-offered'],
  clocks: ['response', 'diagnosis', 'restoration', 'verification', 'rfo'],
  group: [
    'group-confirmed',
    'group-joined',
    'group-diagnosed',
    'group-etr',
    'group-fixed',
    'group-ended',
  ],
  all: ['closing'],
  desk: ['several', 'drill', 'readiness', 'invitation', 'reset', 'test'],
} as const;

/** A kind of message whose words can be replaced, as the desk names it. */
export type Worded = WordingListView['items'][number]['kind'];

export type Group = keyof typeof kinds;
export type Kind = (typeof kinds)[Group][number];
export type ClockKind = (typeof kinds)['clocks'][number];

/** What the reader has chosen. */
export interface Asked {
  kind: Kind;
  level: number;
  side: 'carrier' | 'customer';
  reader: 'all' | 'site';
  lang: Lang;
  agreement: string | undefined;
  incident: string | undefined;
}

/** What the address asks for; anything odd in it is the usual. */
export function readAsked(params: URLSearchParams, lang: Lang): Asked {
  const kind = params.get('tin');
  return {
    kind:
      Object.values(kinds)
        .flat()
        .find((one) => one === kind) ?? 'escalated',
    level: Number(params.get('cap')) || 1,
    side: params.get('ben') === 'customer' ? 'customer' : 'carrier',
    reader: params.get('doc') === 'site' ? 'site' : 'all',
    lang: params.get('nn') === 'en' ? 'en' : params.get('nn') === 'vi' ? 'vi' : lang,
    agreement: params.get('thoa-thuan') ?? undefined,
    incident: params.get('su-co') ?? undefined,
  };
}

/** The same as an address. */
export function writeAsked({ kind, level, side, reader, lang, ...rest }: Asked): URLSearchParams {
  const params = new URLSearchParams({ tin: kind, cap: `${level}`, ben: side, doc: reader });
  params.set('nn', lang);
  if (rest.agreement) params.set('thoa-thuan', rest.agreement);
  if (rest.incident) params.set('su-co', rest.incident);
  return params;
}

/** What the desk is asked for. The line at the end is shown under the most usual message. */
export function queryOf({ level, ...all }: Asked): PreviewQuery {
  const { kind, ...asked } = { ...all, side: sideOf(all) };
  if (kind === 'closing') return { ...asked, notice: 'breached', clock: 'response' };
  if (isClock(kind)) return { ...asked, notice: 'breached', clock: kind };
  if (kind === 'early') return { ...asked, level, notice: 'escalated', how: 'early' };
  return { ...asked, level: hasLevel(kind) ? level : 0, notice: kind };
}

/** Whether a kind is a clock that has passed. */
export function isClock(kind: Kind): kind is ClockKind {
  return (kinds.clocks as readonly string[]).includes(kind);
}

/** Whether a kind is of a level of the ladder. */
export function hasLevel(kind: Kind): boolean {
  return (kinds.ladder as readonly string[]).includes(kind);
}

/** Whether a kind is of a mass outage. */
export function isOfGroup(kind: Kind): kind is (typeof kinds)['group'][number] {
  return (kinds.group as readonly string[]).includes(kind);
}

function isOfDesk(kind: Kind): kind is (typeof kinds)['desk'][number] {
  return (kinds.desk as readonly string[]).includes(kind);
}

/** Whether both sides are told of it, each in its own words. */
export function hasSides({ kind, reader }: Pick<Asked, 'kind' | 'reader'>): boolean {
  if (kind === 'escalation-offered' || kind === 'verification') return false;
  if (isOfGroup(kind)) return kind === 'group-ended' && reader === 'all';
  return !isOfDesk(kind);
}

/** Whose people read it. */
export function sideOf(asked: Pick<Asked, 'kind' | 'reader' | 'side'>): Asked['side'] {
  return hasSides(asked) || isOfDesk(asked.kind) ? asked.side : 'customer';
}

/** Which words it is told in; undefined: the desk's own, which nobody replaces. */
export function wordedBy({ kind, reader }: Pick<Asked, 'kind' | 'reader'>): Worded | undefined {
  if (isOfGroup(kind)) return `${kind}-${reader}`;
  return isOfDesk(kind) ? undefined : kind;
}

/** The choice that shows these words. */
export function chosenBy(worded: string): Pick<Asked, 'kind' | 'reader'> {
  const reader = worded.endsWith('-site') ? 'site' : 'all';
  const kind = Object.values(kinds)
    .flat()
    .find((one) => wordedBy({ kind: one, reader }) === worded);
  return { kind: kind ?? 'escalated', reader };
}

/** Whether a kind is about an incident at all, which can be chosen. */
export function isOfIncident(kind: Kind): boolean {
  return !isOfDesk(kind);
}
