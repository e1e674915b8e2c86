/** Which message is looked at: kept in the address, so that a look can be shared. */
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
  desk: ['several', 'drill', 'readiness', 'invitation', 'reset', 'test'],
} as const;

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

/** What the desk is asked for. */
export function queryOf({ kind, level, ...asked }: Asked): PreviewQuery {
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
export function isOfGroup(kind: Kind): boolean {
  return (kinds.group as readonly string[]).includes(kind);
}

/** Whether each side reads another text. */
export function hasSides(kind: Kind): boolean {
  return isClock(kind) || kind === 'level-skipped';
}

/** Whether a kind is about an incident at all, which can be chosen. */
export function isOfIncident(kind: Kind): boolean {
  return kind === 'several' ? false : !(kinds.desk as readonly string[]).includes(kind);
}
