/** The plan of the sample month: which stories happen where and when, and how far each has come. */
import type { Agreement, Instant, Millis } from '../domain/agreement.ts';
import { localDay } from '../domain/calendar.ts';
import type { Cast, Place } from './demo-cast.ts';
import { chanceOf, type Chance } from './demo-chance.ts';
import {
  officePlots,
  openPlots,
  ownCircuitPlot,
  pastPlots,
  provincePlots,
  stormPlot,
} from './demo-plots.ts';
import type { Age, OpenPlot, PastPlot } from './demo-plots.ts';
import { Scene, type Plot, type SceneOptions, type Step } from './demo-scene.ts';
import { lineFaults, officeFaults, stormFault } from './demo-words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far back the month reaches. */
const daysBack = 30;

/**
 * Pairs of neighbouring provinces of the central coast, by their statistics codes, where storms
 * come ashore: Thanh Hóa and Nghệ An, Nghệ An and Hà Tĩnh, Quảng Nam and Quảng Ngãi.
 */
const stormCoasts = [
  ['38', '40'],
  ['40', '42'],
  ['49', '51'],
] as const;

/** Of 400 incidents, so many are a storm's, and so many are open besides those of sample people. */
const stormShare = 25 / 400;
const openShare = 48 / 400;

interface Span {
  from: Instant;
  to: Instant;
}

interface Month {
  cast: Cast;
  now: Instant;
  chance: Chance;
  seed: number;
  /** How many stories have been begun: each has a stream of chances of its own. */
  count: number;
  /** When each circuit is down, so that none fails while it is down. */
  busy: Map<string, Span[]>;
  stories: Step[][];
}

/** Plans `incidents` stories; each is its steps in order, none later than `now`. */
export function planMonth(options: {
  cast: Cast;
  now: Instant;
  incidents: number;
  seed: number;
}): Step[][] {
  const { incidents, seed } = options;
  const month: Month = {
    ...options,
    chance: chanceOf(seed),
    count: 0,
    busy: new Map(),
    stories: [],
  };
  const open = samplesWork(month).slice(0, Math.ceil(incidents / 2));
  const others = Math.min(incidents - open.length, Math.round(incidents * openShare));
  for (let index = 0; index < others; index += 1) {
    const plot = openPlots[index % openPlots.length];
    if (plot) open.push({ plot, places: month.cast.places });
  }
  for (const { plot, places } of open) tellOpen(month, plot, places);
  for (const place of stormPlaces(month, Math.round(incidents * stormShare)))
    tellStorm(month, place);
  while (month.stories.length < incidents) tellPast(month);
  return month.stories;
}

/** A story to be told at one of several places. */
interface Wish {
  plot: OpenPlot;
  places: Place[];
}

/** What the sample people find before them when they first sign in. */
function samplesWork({ cast }: Month): Wish[] {
  const wishes: Wish[] = [];
  const add = (places: Place[], plots: readonly OpenPlot[]): void => {
    if (places.length > 0) wishes.push(...plots.map((plot) => ({ plot, places })));
  };
  const at = (unit: string) => cast.places.filter(({ facts }) => facts.site.id === unit);
  const below = (unit: string) =>
    cast.places.filter(({ facts }) => facts.customerUnits.at(-2) === unit);
  const of = (role: string) => cast.samples.filter((person) => person.role === role);
  for (const [index, { unit }] of of('site').entries()) {
    add(at(unit), officePlots[index % officePlots.length] ?? []);
  }
  for (const { unit } of of('coordinator')) {
    add(at(unit), [ownCircuitPlot]);
    add(below(unit), provincePlots);
  }
  return wishes;
}

/** An open story ends where it stands: its last act was as long ago as its age says. */
function tellOpen(month: Month, { tell, age, isLocal = false }: OpenPlot, places: Place[]): void {
  const chance = nextChance(month);
  const fault = chance.pick(isLocal ? officeFaults : lineFaults);
  const onBehalf = chance.happens(0.12) ? ('coordinator' as const) : undefined;
  const seed = chance.below(2 ** 31);
  const telling = (place: Place, start: Instant): Step[] => {
    const options = { place, cast: month.cast, fault, start, keepsHours: false, onBehalf };
    return play(tell, { ...options, chance: chanceOf(seed) });
  };
  const begins = (place: Place): Instant => {
    // Told once to learn how long it takes, so that told again it ends at the right time.
    const rest = ageOf(age, place.agreement, chanceOf(seed));
    const trial = month.now - rest;
    return trial - ((telling(place, trial).at(-1)?.at ?? trial) - trial);
  };
  const place = freePlace(month, chance, places, (one) => ({ from: begins(one), to: Infinity }));
  keep(month, place, telling(place, begins(place)));
}

function tellPast(month: Month): void {
  const chance = nextChance(month);
  const { tell, isLocal = false } = pastPlotFor(chance);
  const fault = chance.pick(isLocal ? officeFaults : lineFaults);
  const onBehalf = chance.happens(0.15)
    ? chance.pick(['coordinator', 'coordinator', 'headquarters'] as const)
    : undefined;
  const seed = chance.below(2 ** 31);
  let start = pastStart(month.now, chance);
  const place = freePlace(month, chance, month.cast.places, () => ({
    from: start,
    to: start + day,
  }));
  const telling = (): Step[] => {
    const options = { place, cast: month.cast, fault, start, keepsHours: true, onBehalf };
    return play(tell, { ...options, chance: chanceOf(seed) });
  };
  let steps = telling();
  // What would end after now began a day earlier; a month has room for every story.
  while ((steps.at(-1)?.at ?? 0) > month.now && start > month.now - daysBack * day) {
    start -= day;
    steps = telling();
  }
  keep(month, place, steps);
}

/** A storm comes ashore in the evening, eleven days ago; all its sites fail within the hour. */
function tellStorm(month: Month, { place, turn }: { place: Place; turn: number }): void {
  const chance = nextChance(month);
  const today = localDay({ utcOffsetMinutes: 0 }, month.now) * day;
  const start = today - 11 * day + 12 * hour + Math.round(chance.between(0, 50) * minute);
  const onBehalf = chance.happens(0.5) ? ('coordinator' as const) : undefined;
  const options = {
    place,
    cast: month.cast,
    fault: stormFault,
    start,
    keepsHours: false,
    onBehalf,
  };
  keep(month, place, play(stormPlot(turn), { ...options, chance }));
}

function stormPlaces({ cast, chance }: Month, count: number): { place: Place; turn: number }[] {
  const coasts = stormCoasts.map((coast) =>
    cast.places.filter(
      ({ facts, ownRole }) => ownRole === 'site' && coast.some((code) => code === facts.province),
    ),
  );
  const large = coasts.filter((sites) => sites.length >= count);
  if (large.length === 0) return [];
  const sites = [...chance.pick(large)];
  return Array.from({ length: count }, (_, turn) => {
    const [place] = sites.splice(chance.below(sites.length), 1);
    return place ? [{ place, turn }] : [];
  }).flat();
}

function play(plot: Plot, options: SceneOptions): Step[] {
  const scene = new Scene(options);
  plot(scene);
  return scene.steps;
}

function nextChance(month: Month): Chance {
  month.count += 1;
  return chanceOf(Math.imul(month.seed, 0x9e3779b1) + month.count * 0x85ebca6b);
}

function pastPlotFor(chance: Chance): PastPlot {
  const all = pastPlots.reduce((sum, plot) => sum + plot.share, 0);
  let left = chance.between(0, all);
  const found = pastPlots.find((plot) => (left -= plot.share) < 0);
  return found ?? chance.pick(pastPlots);
}

/** A day of the month, fewer at weekends, at an hour at which somebody notices. */
function pastStart(now: Instant, chance: Chance): Instant {
  const today = localDay({ utcOffsetMinutes: 420 }, now);
  const back = 1 + chance.below(daysBack - 1);
  const isWeekend = (today - back + 3) % 7 >= 5;
  const shifted = isWeekend && chance.happens(0.7) && back < daysBack - 3 ? back + 2 : back;
  const midnight = (today - shifted) * day - 7 * hour;
  return midnight + Math.round(chance.between(6.8, 16.6) * hour);
}

function ageOf(age: Age, { clocks, ladder }: Agreement, chance: Chance): Millis {
  const due = clocks.response.dueMs;
  const last = ladder.levels.at(-1)?.afterMs ?? due * 1.5;
  const ranges: Record<Age, [Millis, Millis]> = {
    'just-now': [6 * minute, 55 * minute],
    today: [15 * minute, 100 * minute],
    yesterday: [14 * hour, 26 * hour],
    'past-answer': [due + 10 * minute, due + (last - due) * 0.7],
    'past-ladder': [last + 15 * minute, last + 3 * hour],
    'past-promise': [4.5 * hour, 6.5 * hour],
  };
  return Math.round(chance.between(...ranges[age]));
}

/** One of the places on which nothing happens in a story's time; after many tries, any. */
function freePlace(
  { busy }: Month,
  chance: Chance,
  places: Place[],
  spanAt: (place: Place) => Span,
): Place {
  for (let tries = 0; tries < 50; tries += 1) {
    const place = chance.pick(places);
    const { from, to } = spanAt(place);
    const spans = busy.get(place.facts.circuit.id) ?? [];
    if (spans.every((span) => to < span.from || span.to < from)) return place;
  }
  return chance.pick(places);
}

/** Takes a story up into the month, up to now; its circuit is down until the line works again. */
function keep(month: Month, place: Place, told: Step[]): void {
  const steps = told.filter((step) => step.at <= month.now);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return;
  month.stories.push(steps);
  const works = steps.some(({ command }) => command.name === 'sign' || command.name === 'confirm');
  const isOver = works || ['withdraw', 'report-local-fix'].includes(last.command.name);
  const id = place.facts.circuit.id;
  const span = { from: first.at - hour, to: isOver ? last.at : Infinity };
  month.busy.set(id, [...(month.busy.get(id) ?? []), span]);
}
