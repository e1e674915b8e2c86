/** The store's row types as the migrations make them: generated, never written by hand. */
import { generate, PostgresDialect } from 'kysely-codegen';
import { connect } from '../../src/store/connect.ts';

/** How many lines of tables go into one file: with its head it keeps to the house's 400. */
const tableLines = 370;

/**
 * The generated files of src/store for a database, by name: `schema.ts` lists the tables, and
 * `schema/` holds the kinds of their columns and the tables, in as many files as it takes.
 */
export async function generateTypes(url: string): Promise<Record<string, string>> {
  const { db } = connect(url);
  try {
    return inFiles(await generate({ db, dialect: new PostgresDialect() }));
  } finally {
    await db.destroy();
  }
}

const head =
  '/** Generated from the migrations by `npm run schema`: not to be edited by hand. */\n';

function inFiles(whole: string): Record<string, string> {
  const [kinds = '', ...parts] = whole
    .replace(/^\/\*\*.*?\*\/\s*/s, '')
    .split(/^(?=export interface )/m);
  const list = parts.pop() ?? '';
  const files: Record<string, string> = { 'schema/columns.ts': `${head}${kinds.trimEnd()}\n` };
  const origins: string[] = [];
  for (const [index, tables] of groups(parts).entries()) {
    const text = tables.join('').trimEnd();
    files[`schema/tables-${index + 1}.ts`] = `${head}${imported(
      namesIn(kinds).filter((name) => text.includes(name)),
      './columns.ts',
    )}\n${text}\n`;
    origins.push(imported(namesIn(text), `./schema/tables-${index + 1}.ts`));
  }
  return { 'schema.ts': `${head}${origins.join('')}\n${list}`, ...files };
}

/** The tables in their order, as many in each group as fit a file. */
function groups(tables: readonly string[]): string[][] {
  const all: string[][] = [];
  let lines = Infinity;
  for (const table of tables) {
    const more = table.split('\n').length;
    if (lines + more > tableLines) {
      all.push([]);
      lines = 0;
    }
    all.at(-1)?.push(table);
    lines += more;
  }
  return all;
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = '']) => name);
}

function imported(names: readonly string[], from: string): string {
  return `import type {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}';\n`;
}
