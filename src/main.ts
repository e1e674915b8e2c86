#!/usr/bin/env node
/** The command `thongsuot`: reads the environment, composes the verbs, runs one. */
import { dirname } from 'node:path';
import { run } from './cli/run.ts';
import { readConfig } from './config.ts';
import { composeVerbs } from './verbs.ts';

const root = dirname(import.meta.dirname);
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const err = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const verbs = composeVerbs(readConfig(process.env, root), root, out);
  process.exitCode = await run(process.argv.slice(2), verbs, { out, err });
} catch (error) {
  // Every refusal is a sentence for the operator; only a defect is worth its stack.
  const isSaid = error instanceof RangeError || (error instanceof Error && 'remedy' in error);
  err(isSaid ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}
