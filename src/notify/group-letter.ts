/** A mass outage in a message: one for all of its sites that the recipient has to do with. */
import type { Group } from '../domain/group.ts';
import { terms } from '../domain/terms.ts';
import { clockTime } from './clock-time.ts';
import { groupWords } from './group-words.ts';
import { fitted } from '../domain/short.ts';
import { messageWords, type Language, type NoticeWords } from './words.ts';

/** A mass outage with those of its sites that the recipient is told of. */
export interface Outage {
  group: Group;
  members: Group['members'];
  /** The recipient is a site: told of its own line alone. */
  isSite: boolean;
}

/** What the text needs besides. */
interface Around {
  notice: string;
  provinceName: string;
  lang: Language;
  deskUrl: string;
}

/** What happened, and what is asked now. */
interface Told extends Around {
  words: NoticeWords;
}

/** How many sites a message lists; the desk lists them all. */
const listedMax = 60;

/** The subject, the section of the letter, and the text for a phone. */
export function outageLetter(outage: Outage, around: Told) {
  const { group, members, isSite } = outage;
  const { provinceName } = around;
  const { headline, ask } = around.words;
  const [own] = members;
  const where = isSite && own ? `${own.site.name} (${provinceName})` : provinceName;
  return {
    subject: `[${group.code}] ${headline} – ${where}`,
    section: [`${headline}.`, '', ...facts(outage, around), '', ...listed(outage, around), ask],
    short: shortOf(outage, around),
  };
}

/** One line of a message that bundles more than this. */
export function outageLine(outage: Outage, around: Around): string {
  const { group } = outage;
  const words = groupWords[around.lang];
  const etr = group.diagnosis ? clockTime(group.diagnosis.etr) : words.noEtr;
  const promised = `${messageWords[around.lang].label.promised}: ${etr}`;
  return `- ${[group.code, around.provinceName, promised].join(' · ')} · ${linkOf(outage, around)}`;
}

function facts(outage: Outage, around: Around): string[] {
  const { group, members, isSite } = outage;
  const words = groupWords[around.lang];
  const { label, zone } = messageWords[around.lang];
  const { diagnosis } = group;
  const [own] = members;
  const mine = own ? `${own.code}, ${own.circuit.code}` : '';
  const rows = [
    [words.label.outage, `${group.code}, ${around.provinceName}`],
    isSite ? [words.label.yours, mine] : [words.label.sites, String(members.length)],
    [words.label.since, `${clockTime(group.since)} (${zone})`],
    [label.cause, diagnosis?.cause ?? words.none],
    [label.promised, diagnosis ? clockTime(diagnosis.etr) : words.noEtr],
    [words.label.link, linkOf(outage, around)],
  ];
  return rows.map(([name, value]) => `${name}: ${value}`);
}

/** All sites; once it has ended, those that are not back. */
function listed({ group, members, isSite }: Outage, { notice, lang }: Around): string[] {
  if (isSite || notice === 'group-etr') return [];
  const words = groupWords[lang];
  const lines =
    notice === 'group-ended'
      ? group.notBack.map(({ site, state }) => `- ${site}: ${terms.state[state][lang]}`)
      : members.map(({ site, circuit, code }) => `- ${site.name} · ${circuit.code} · ${code}`);
  if (lines.length === 0) return [words.allBack, ''];
  const head = notice === 'group-ended' ? words.notBack : words.sites;
  const rest = lines.length - listedMax;
  const cut = rest > 0 ? [...lines.slice(0, listedMax), words.more(rest)] : lines;
  return [head(lines.length), ...cut, ''];
}

function shortOf(outage: Outage, { notice, lang, provinceName, words: told }: Told): string {
  const { group, members, isSite } = outage;
  const words = groupWords[lang].short;
  const [headline, ask] = told.brief;
  const [own] = members;
  const count = notice === 'group-ended' ? group.notBack.length : members.length;
  const size = (notice === 'group-ended' ? words.notBack : words.sites)(String(count));
  const etr = group.diagnosis ? words.etr(clockTime(group.diagnosis.etr).slice(0, 11)) : '';
  const where = (name: string) => `${group.code} ${isSite ? name : provinceName}:`;
  const rest = isSite ? [etr, ask] : [size, etr];
  return fitted((name) => [where(name), `${headline}.`, ...rest], own?.site.name ?? '');
}

/** A site is taken to its own incident, where it verifies; the others to the mass outage. */
function linkOf({ group, members, isSite }: Outage, { deskUrl }: Around): string {
  const [own] = members;
  return isSite && own ? `${deskUrl}/su-co/${own.incident}` : `${deskUrl}/dien-rong/${group.id}`;
}
