/**
 * Reads an agreement's file. Whatever is wrong with it is told at once, each flaw with its line and
 * column, so that a manager who edits the file sees the place and the reason, not the first stop.
 */
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import type { Agreement, Flaw } from '../domain/agreement.ts';
import { flawsOf, type Surroundings } from '../domain/agreement-flaws.ts';
import { canonical, sha256 } from '../domain/record.ts';
import { agreementSchema, type HolidaySets, optionalKeys } from './agreement-schema.ts';
import { type ShapeFlaw, schemaFlaws } from './schema-flaws.ts';

/** A flaw and where it stands in the file: `path` in the file's own keys, both counts from 1. */
export interface PlacedFlaw extends Flaw {
  line: number;
  column: number;
}

/** What reading gives: the agreement with the SHA-256 of its canonical form, or all its flaws. */
export type AgreementReading = { agreement: Agreement; sha256: string } | { flaws: PlacedFlaw[] };

/** What an agreement is read against. */
export interface AgreementFacts extends Surroundings {
  holidays: HolidaySets;
}

/** The longest file that is read; the 2009 agreement has 17 KB. */
const bytesMax = 256 * 1024;

/** The parsed file, with what is needed to find a place in it. */
interface Source {
  document: Document;
  lines: LineCounter;
}

/** Compiles only where the file's schema gives exactly the domain's type: neither may drift. */
type Exactly<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? B : never;

/**
 * Reads the text of an agreement's file: syntax, then shape, then sense. The parts whose shape is
 * right are checked for sense even when others are not. The SHA-256 covers the RFC 8785 form of the
 * agreement as read, so comments and layout do not change it, and holidays that a set brings in do.
 */
export function readAgreement(text: string, facts: AgreementFacts): AgreementReading {
  if (Buffer.byteLength(text) > bytesMax) return { flaws: [tooLong] };
  const source = sourceOf(text);
  const syntax = [...syntaxFlaws(source), ...aliasFlaws(source)];
  if (syntax.length > 0) return { flaws: inOrder(syntax) };

  const raw: unknown = source.document.toJS();
  const schema = agreementSchema(facts.holidays);
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (!parsed.success) {
    const shape = schemaFlaws(parsed.error.issues, optionalKeys);
    const sense = flawsOf(readableParts(schema, raw), facts);
    return { flaws: inOrder([...shape, ...sense].map((flaw) => placed(flaw, source))) };
  }
  const agreement: Exactly<z.output<typeof schema>, Agreement> = parsed.data;
  const flaws = flawsOf(agreement, facts);
  if (flaws.length > 0) return { flaws: inOrder(flaws.map((flaw) => placed(flaw, source))) };
  return { agreement, sha256: sha256(canonical(agreement)) };
}

/** Gives flaws that were found elsewhere their places in a text that could be read. */
export function placeFlaws(text: string, flaws: readonly Flaw[]): PlacedFlaw[] {
  const source = sourceOf(text);
  return inOrder(flaws.map((flaw) => placed(flaw, source)));
}

/** One flaw as a line for the console: `FILE:12:7 ladder.levels[1].after: …`. */
export function flawLine(file: string, flaw: PlacedFlaw, lang: 'vi' | 'en'): string {
  const path = pathText(flaw.path);
  return `${file}:${flaw.line}:${flaw.column} ${path === '' ? '' : `${path}: `}${flaw[lang]}`;
}

function sourceOf(text: string): Source {
  const lines = new LineCounter();
  // NFC: the same Vietnamese word typed on two systems must give the same hash.
  const document = parseDocument(text.normalize('NFC'), { lineCounter: lines, stringKeys: true });
  return { document, lines };
}

function pathText(path: Flaw['path']): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('');
}

const tooLong: PlacedFlaw = {
  path: [],
  line: 1,
  column: 1,
  vi: `tệp dài quá ${bytesMax / 1024} KiB: đây không phải là một thoả thuận`,
  en: `the file is longer than ${bytesMax / 1024} KiB: this is no agreement`,
};

function syntaxFlaws({ document, lines }: Source): PlacedFlaw[] {
  // The parser repeats an error for every bracket of a runaway file: ten say enough.
  return [...document.errors, ...document.warnings].slice(0, 10).map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    const reason = error.message.split(' at line ')[0] ?? error.message;
    return {
      path: [],
      line,
      column: col,
      vi: `YAML viết sai: ${reason}`,
      en: `not well-formed YAML: ${reason}`,
    };
  });
}

/** An alias would give one flaw two places, and lets a small file unfold into a huge one. */
function aliasFlaws({ document, lines }: Source): PlacedFlaw[] {
  const flaws: PlacedFlaw[] = [];
  visit(document, {
    Alias(_key, node) {
      const { line, col } = lines.linePos(node.range?.[0] ?? 0);
      const vi = `không dùng tham chiếu *${node.source}: hãy viết đầy đủ tại chỗ`;
      const en = `aliases such as *${node.source} are not read: write it out in its place`;
      flaws.push({ path: [], line, column: col, vi, en });
    },
  });
  return flaws.slice(0, 10);
}

/** The parts of the file whose shape is right, for the checks of sense. */
function readableParts(
  schema: ReturnType<typeof agreementSchema>,
  raw: unknown,
): Partial<Agreement> {
  if (typeof raw !== 'object' || raw === null) return {};
  const parts = new Map(Object.entries(raw));
  const read: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(schema.shape)) {
    const parsed = part.safeParse(parts.get(key));
    if (parsed.success && parsed.data !== undefined) read[key] = parsed.data;
  }
  // Each member was parsed by the schema of its own key, so the whole has the members' types.
  return read;
}

/** The file's keys for the domain's, where they differ: in the file, the unit is in the value. */
const fileKeys: Readonly<Record<string, string>> = {
  dueMs: 'due',
  afterMs: 'after',
  utcOffsetMinutes: 'utcOffset',
};

function filePath(path: Flaw['path']): Flaw['path'] {
  const [part, key, ...rest] = path;
  if (part === 'calendar' && key === 'holidaysThrough') return [part, 'holidays', 'through'];
  if (part === 'calendar' && key === 'holidays' && typeof rest[0] === 'number') {
    return [part, key, 'dates', ...rest];
  }
  return path.map((step) => fileKeys[step] ?? step);
}

/** Gives a flaw its line and column: of the value it speaks of, or of what should hold it. */
function placed({ atKey, ...flaw }: ShapeFlaw, { document, lines }: Source): PlacedFlaw {
  const path = filePath(flaw.path);
  let node: unknown = document.contents;
  let at = startOf(node);
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) break;
      node = pair.value;
      at = startOf(atKey && step === path.at(-1) ? pair.key : pair);
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) break;
      node = item;
      at = startOf(node);
    } else break;
  }
  const { line, col } = lines.linePos(at);
  return { ...flaw, path, line, column: col };
}

/** A written value is its own place; a list, a map or an empty value is found by its key. */
function startOf(node: unknown): number {
  if (isPair(node)) {
    const value = node.value;
    const written = isScalar(value) && value.value !== null;
    return startOf(written ? value : node.key);
  }
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
}

function inOrder(flaws: PlacedFlaw[]): PlacedFlaw[] {
  return flaws.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
