import { confirm } from '@inquirer/prompts';
import { DomainError } from '@firmograph/kernel';
import Table from 'cli-table3';
import type { Advance, Person } from '../enriching/ports.ts';
import { colorsOf } from './colors-of.ts';
import { ProgressLine } from './progress-line.ts';
import { shortened } from './short-text.ts';

export interface Streams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
}

/** One rule below the head is enough. */
const withoutRules = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** A person at a terminal, or whoever reads its output. Where the output is for programs, people are told on the error stream. */
export class TerminalPerson implements Person {
  readonly canAnswer: boolean;
  readonly #told: NodeJS.WriteStream;
  readonly #progress: ProgressLine;

  constructor(
    private readonly streams: Streams,
    isForPrograms: boolean,
  ) {
    this.canAnswer = streams.input.isTTY && streams.errors.isTTY;
    this.#told = isForPrograms ? streams.errors : streams.output;
    this.#progress = new ProgressLine(streams.errors);
  }

  say(text: string): void {
    this.#told.write(`${text}\n`);
  }

  warn(text: string): void {
    this.streams.errors.write(`${colorsOf(this.streams.errors).yellow('!')} ${text}\n`);
  }

  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const table = new Table({ head: [...head], style: { head: [], border: [] }, chars: withoutRules });
    table.push(...rows.map((row) => row.map((cell) => shortened(cell, 40))));
    this.say(table.toString());
  }

  async agrees(question: string): Promise<boolean> {
    if (!this.canAnswer) return false;
    try {
      return await confirm(
        { message: question, default: true },
        { input: this.streams.input, output: this.streams.errors },
      );
    } catch (error) {
      throw new DomainError('cli/interrupted', 'Stopped: nothing was sent.', { cause: error });
    }
  }

  shows(progress: Advance): void {
    this.#progress.show(progress);
  }

  done(): void {
    this.#progress.end();
  }
}
