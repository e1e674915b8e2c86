/** The house rules, executable. Each rule is also shown a text that breaks it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { directionFindings } from './support/direction.ts';
import { agreedHours, clockAndChance, environment } from './support/forbidden.ts';
import type { Finding, Source } from './support/source.ts';
import { exportedFunctionsOf, expressionsOf, functionsOf } from './support/source.ts';
import { linesOf, root, sourcesIn } from './support/source.ts';

const fileLines = 400;
const functionLines = 60;
const columns = 100;

const code = sourcesIn(['src', 'test', 'bench', 'scripts'], ['.ts', '.tsx', '.mjs']);
const written = [...code, ...sourcesIn(['src', 'migrations'], ['.css', '.html', '.sql'])];
const ours = code.filter(({ name }) => /^src\/(?!.*\.test\.)/.test(name));
const domain = code.filter(({ name }) => name.startsWith('src/domain/'));

interface Rule {
  rule: string;
  files: Source[];
  find: (source: Source) => Finding[];
  /** A text that breaks the rule, at a place where the rule holds. */
  broken: Source;
}

const rules: Rule[] = [
  {
    rule: `a file has at most ${fileLines} lines`,
    // The dump of the schema is as long as it is.
    files: written.filter(({ name }) => name !== 'migrations/schema.sql'),
    find: tooLongFile,
    broken: { name: 'src/long.ts', text: 'a();\n'.repeat(fileLines + 1) },
  },
  {
    rule: `a function has at most ${functionLines} lines`,
    files: code,
    find: tooLongFunctions,
    broken: {
      name: 'src/long.ts',
      text: `const f = () => {\n${'a();\n'.repeat(functionLines - 1)}};`,
    },
  },
  {
    rule: `a line has at most ${columns} columns`,
    // The screens' words are whole sentences, which translators read uncut; the dump is generated.
    files: written.filter(
      ({ name }) => !name.startsWith('src/web/words/') && name !== 'migrations/schema.sql',
    ),
    find: (source) => linesOf(source, new RegExp(`^.{${columns + 1},}$`, 'u')),
    broken: { name: 'src/wide.ts', text: `const a = '${'ệ'.repeat(columns)}';` },
  },
  {
    rule: 'imports go one way',
    files: ours,
    find: directionFindings,
    broken: { name: 'src/domain/a.ts', text: "import { b } from '../store/b.ts';" },
  },
  {
    rule: 'every exported function of src/ says what it promises',
    files: ours,
    find: (source) => exportedFunctionsOf(source).filter(({ documented }) => !documented),
    broken: {
      name: 'src/a.ts',
      text: '/** About a. */\nexport function a() {}\nexport const f = () => a();',
    },
  },
  {
    rule: 'the first carrier is named in the agreement alone, never in src/',
    files: ours,
    find: (source) => linesOf(source, /viettel/i),
    broken: { name: 'src/a.ts', text: "const carrier = 'VIETTEL';" },
  },
  {
    rule: 'the hours of the first agreement stand in the agreement alone, never in src/',
    files: ours,
    find: (source) => expressionsOf(source, agreedHours),
    broken: { name: 'src/a.ts', text: 'const due = 4 * 60 * 60 * 1000;' },
  },
  {
    rule: 'the environment is read in src/config.ts; src/main.ts hands it over',
    files: ours.filter(({ name }) => !['src/config.ts', 'src/main.ts'].includes(name)),
    find: (source) => expressionsOf(source, environment),
    broken: { name: 'src/a.ts', text: "const port = process.env['PORT'];" },
  },
  {
    rule: 'time and chance are arguments of the domain',
    files: domain,
    find: (source) => expressionsOf(source, clockAndChance),
    broken: { name: 'src/domain/a.ts', text: 'const now = Date.now();' },
  },
  {
    rule: 'nothing is left for later, switched off or hushed',
    files: written,
    find: (source) => linesOf(source, unfinished),
    broken: { name: 'test/a.test.ts', text: `// ${'todo'.toUpperCase()}: later` },
  },
];

/** The brackets keep this line from finding itself. */
const unfinished =
  /\bT[O]DO\b|\bF[I]XME\b|\bX[X]X\b|\bas an[y]\b|\.onl[y]\(|\.ski[p]\(|@ts-[ie]|[ts]lint-disabl[e]/;

for (const { rule, files, find, broken } of rules) {
  test(rule, () => {
    assert.ok(files.length > 0, 'the rule looks at something');
    assert.notDeepEqual(find(broken), [], 'the rule finds what breaks it');
    const found = files.flatMap(find);
    const told = found.map(({ name, line, what }) => `${name}:${line} ${what}`).join('\n');
    assert.ok(found.length === 0, `${found.length} places break the rule "${rule}":\n${told}\n`);
  });
}

test('every dependency is pinned to one version', () => {
  const manifest: Record<string, Record<string, string>> = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const wanted = { ...manifest['dependencies'], ...manifest['devDependencies'] };
  assert.ok(Object.keys(wanted).length > 0);
  const loose = Object.entries(wanted).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-\S+)?$/.test(version),
  );
  assert.deepEqual(loose, []);
});

function tooLongFile({ name, text }: Source): Finding[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > fileLines ? [{ name, line: lines, what: `${lines} lines` }] : [];
}

function tooLongFunctions(source: Source): Finding[] {
  return functionsOf(source)
    .filter(({ lines }) => lines > functionLines)
    .map(({ line, lines }) => ({ name: source.name, line, what: `${lines} lines` }));
}
