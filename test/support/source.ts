/** Reading the project's own source: what the house rules are measured on. */
import fs from 'node:fs';
import path from 'node:path';
import { Visitor, parseSync } from 'vite';
import type { ESTree } from 'vite';

export const root = path.resolve(import.meta.dirname, '..', '..');

/** A file of the project; `name` is its path from the root, with slashes. */
export interface Source {
  name: string;
  text: string;
}

/** A place in a file, and what is wrong there or what was found. */
export interface Finding {
  name: string;
  line: number;
  what: string;
}

type Program = ReturnType<typeof parseSync>['program'];

/** Every file below `folders` with one of these endings. */
export function sourcesIn(folders: string[], endings: string[]): Source[] {
  return folders.flatMap((folder) =>
    fs
      .globSync(`${folder}/**/*`, { cwd: root })
      .filter((name) => endings.includes(path.extname(name)))
      .toSorted()
      .map((name) => ({
        name: name.replaceAll(path.sep, '/'),
        text: fs.readFileSync(path.join(root, name), 'utf8'),
      })),
  );
}

/** Every function of a file with the lines that it takes, signature and closing brace included. */
export function functionsOf(source: Source): { line: number; lines: number }[] {
  const found: { line: number; lines: number }[] = [];
  const measure = (node: ESTree.Node) => {
    const line = lineAt(source.text, node.start);
    found.push({ line, lines: lineAt(source.text, node.end) - line + 1 });
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(parse(source).program);
  return found;
}

/** What a file imports, statically, dynamically or to export again: the specifiers as written. */
export function importsOf(source: Source): { line: number; specifier: string }[] {
  const { module } = parse(source);
  const requests = [
    ...module.staticImports.map((one) => one.moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.map((one) => one.moduleRequest)),
    ...module.dynamicImports.map((one) => one.moduleRequest),
  ];
  return requests
    .filter((request) => request !== null)
    .map(({ start, end }) => ({
      line: lineAt(source.text, start),
      specifier: source.text.slice(start, end).replaceAll(/^['"`]|['"`]$/g, ''),
    }));
}

/**
 * The exported functions of a file, and whether each has a docstring: right before it, or, where
 * the file is there for this one function, at the head of the file.
 */
export function exportedFunctionsOf(source: Source): (Finding & { documented: boolean })[] {
  const { program, comments } = parse(source);
  const docEnds = comments
    .filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
    .map(({ end }) => end);
  const found = program.body.flatMap((node) => {
    const what = exportedFunctionName(node);
    if (what === null) return [];
    const documented = docEnds.some((end) => source.text.slice(end, node.start).trim() === '');
    return [{ name: source.name, line: lineAt(source.text, node.start), what, documented }];
  });
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) only.documented ||= source.text.startsWith('/**');
  return found;
}

/** Every expression for which `judge` has a word, with that word. */
export function expressionsOf(
  source: Source,
  judge: (node: ESTree.Expression) => string | null,
): Finding[] {
  const found: Finding[] = [];
  const look = (node: ESTree.Expression) => {
    const what = judge(node);
    if (what !== null)
      found.push({ name: source.name, line: lineAt(source.text, node.start), what });
  };
  new Visitor({
    BinaryExpression: look,
    CallExpression: look,
    Literal: look,
    MemberExpression: look,
    NewExpression: look,
  }).visit(parse(source).program);
  return found;
}

/** Lines that match, with the text that did. */
export function linesOf(source: Source, pattern: RegExp): Finding[] {
  return source.text.split('\n').flatMap((text, index) => {
    const what = pattern.exec(text)?.[0];
    return what === undefined ? [] : [{ name: source.name, line: index + 1, what }];
  });
}

function exportedFunctionName(node: Program['body'][number]): string | null {
  if (node.type !== 'ExportNamedDeclaration' && node.type !== 'ExportDefaultDeclaration')
    return null;
  const { declaration } = node;
  if (declaration?.type === 'FunctionDeclaration') return declaration.id?.name ?? 'default';
  if (declaration?.type !== 'VariableDeclaration') return null;
  const [variable] = declaration.declarations;
  const value = variable?.init?.type ?? '';
  const isFunction = ['ArrowFunctionExpression', 'FunctionExpression'].includes(value);
  return isFunction && variable?.id.type === 'Identifier' ? variable.id.name : null;
}

function parse({ name, text }: Source): ReturnType<typeof parseSync> {
  const result = parseSync(name, text);
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${name}: ${error.message}`);
  return result;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
