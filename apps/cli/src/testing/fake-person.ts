import type { Advance, Person } from '../enriching/ports.ts';

/** Somebody who hears everything and answers as told. */
export class FakePerson implements Person {
  readonly said: string[] = [];
  readonly warned: string[] = [];
  readonly tables: (readonly (readonly string[])[])[] = [];
  readonly asked: string[] = [];
  readonly shown: Advance[] = [];

  constructor(
    readonly canAnswer = true,
    private readonly answer = true,
  ) {}

  say(text: string): void {
    this.said.push(text);
  }

  warn(text: string): void {
    this.warned.push(text);
  }

  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    this.tables.push([head, ...rows]);
  }

  agrees(question: string): Promise<boolean> {
    this.asked.push(question);
    return Promise.resolve(this.answer);
  }

  shows(progress: Advance): void {
    this.shown.push(progress);
  }

  done(): void {
    // Nothing is drawn.
  }
}
