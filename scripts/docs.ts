/**
 * The parts of the documents that are made from the code: the diagram and the table of each clause
 * in docs/procedure-2009.md, and docs/refusals.md. `npm run docs` writes them; a test compares.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mermaid, steps } from '../src/domain/procedure.ts';
import { refusalCodes, refusals } from '../src/domain/refusals.ts';
import { commandNames, commandParties } from '../src/domain/roles.ts';
import { rules } from '../src/domain/rules.ts';
import { terms } from '../src/domain/terms.ts';

const root = join(import.meta.dirname, '..');

/** The procedure's document with its made parts as the code has them now. */
export function procedureDocument(text: string): string {
  const made = new Map<string, string>([['diagram', `\`\`\`mermaid\n${mermaid()}\n\`\`\``]]);
  for (const clause of new Set(steps.map((step) => step.clause))) {
    made.set(`clause ${clause}`, clauseTable(clause));
  }
  return [...made].reduce((before, [name, part]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
    const [head, rest] = before.split(begin);
    const tail = rest?.split(end)[1];
    if (head === undefined || tail === undefined) throw new Error(`no place for "${name}"`);
    return `${head}${begin}\n${part}\n${end}${tail}`;
  }, text);
}

/** The document of refusals. */
export function refusalsDocument(): string {
  const rows = refusalCodes.map((code) => {
    const { vi, en } = refusals[code];
    return `| \`${code}\` | ${vi.what} ${vi.todo} | ${en.what} ${en.todo} |`;
  });
  return `# Refusals

Made from [\`src/domain/refusals.ts\`](../src/domain/refusals.ts) by \`npm run docs\`.
\`P-6.2\` is the second refusal of clause 6; \`P-n.0\` a command that comes when its step is not
there; \`P-0\` concerns the parties, their times and the record; \`G\` a mass outage; \`M\`
messages; \`L\` a link to answer by; \`A\` administration; \`F\` files; \`I\` who one is; \`S\` the
set-up; \`R\` the record as it leaves the desk; \`D\` the desk itself.

| code | tiếng Việt | English |
|---|---|---|
${rows.join('\n')}
`;
}

function clauseTable(clause: string): string {
  const rows = steps
    .filter((step) => step.clause === clause)
    .map(({ state, mover, exits }) => {
      const ways = Object.entries(exits).map(([exit, to]) => `${exit} → \`${to}\``);
      const commands = commandNames.filter(
        (name) => name !== 'report' && rules[name].states.includes(state),
      );
      const who = (name: (typeof commands)[number]): string =>
        commandParties[name].length === 2 ? 'both' : commandParties[name].join('');
      const told = commands.map((name) => `${name} (${who(name)})`);
      const label = `\`${state}\` ${terms.state[state].vi}`;
      return `| ${label} | ${mover} | ${told.join(', ')} | ${ways.join('<br>')} |`;
    });
  return `| state | whose move | commands | leaves by |\n|---|---|---|---|\n${rows.join('\n')}`;
}

if (import.meta.main) {
  const procedure = join(root, 'docs', 'procedure-2009.md');
  await writeFile(procedure, procedureDocument(await readFile(procedure, 'utf8')));
  await writeFile(join(root, 'docs', 'refusals.md'), refusalsDocument());
}
