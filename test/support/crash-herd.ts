/** A few desks on one database that are killed at random instants, each replaced at once. */
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Word } from './crash-process.ts';

const program = join(import.meta.dirname, 'crash-process.ts');

/** The longest that a desk is left alive once it answers. */
const lifeMaxMs = 1_500;

/** One of so many is killed while it still starts. */
const newbornsOneIn = 8;

interface Member {
  child: ChildProcess;
  url?: string;
}

/** A herd of desks on one database and one mail server. */
export class Herd {
  /** What failed inside a desk while it lived. */
  readonly failures: string[] = [];
  private readonly members = new Set<Member>();
  private readonly args: string[];
  private readonly chance: Chance;
  private change = Promise.withResolvers<void>();

  /** Starts so many desks. */
  constructor(count: number, args: { database: string; smtp: string }, chance: Chance) {
    this.args = [args.database, args.smtp];
    this.chance = chance;
    for (let started = 0; started < count; started += 1) this.add();
  }

  /** The address of one that answers; waits until there is one. */
  async anyone(): Promise<string> {
    return this.chance.oneOf(await this.answering()).url ?? '';
  }

  /** Kills one with SIGKILL at a random instant, and puts another in its place. */
  async killOne(): Promise<void> {
    const ready = await this.answering();
    await wait(this.chance.below(lifeMaxMs));
    const isNewborn = this.chance.below(newbornsOneIn) < 1;
    await this.kill(this.chance.oneOf(isNewborn ? [...this.members] : ready));
    this.add();
  }

  /** Kills all of them. */
  async killAll(): Promise<void> {
    await Promise.all([...this.members].map((member) => this.kill(member)));
  }

  private add(): void {
    const child = fork(program, this.args, { execArgv: ['--no-warnings'] });
    const member: Member = { child };
    this.members.add(member);
    child.on('message', (word: Word) => {
      if ('failed' in word) this.failures.push(word.failed);
      else member.url = word.url;
      this.changed();
    });
    child.on('exit', (code) => {
      if (code !== null) this.failures.push(`a desk ended by itself with code ${code}`);
      this.changed();
    });
  }

  private changed(): void {
    this.change.resolve();
    this.change = Promise.withResolvers();
  }

  private async answering(): Promise<Member[]> {
    for (;;) {
      const ready = [...this.members].filter(({ url }) => url !== undefined);
      if (ready.length > 0) return ready;
      assert.deepEqual(this.failures, [], 'no desk answers');
      await this.change.promise;
    }
  }

  private async kill(member: Member): Promise<void> {
    this.members.delete(member);
    const gone = once(member.child, 'exit');
    member.child.kill('SIGKILL');
    await gone;
  }
}
