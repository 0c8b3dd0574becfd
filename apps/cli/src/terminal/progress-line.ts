import { SingleBar } from 'cli-progress';
import type { Advance } from '../enriching/ports.ts';
import { count, duration } from './short-text.ts';

const plainEveryMs = 10_000;

/** One line that says how far something is, with rate and time left; where no terminal is, a line of text now and then. */
export class ProgressLine {
  #bar: SingleBar | undefined;
  #what = '';
  #beganAt = 0;
  #toldAt = 0;
  #last: Advance | undefined;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(advance: Advance): void {
    if (advance.what !== this.#what) this.#begin(advance);
    this.#last = advance;
    if (this.stream.isTTY) this.#draw(advance);
    else if (performance.now() - this.#toldAt > plainEveryMs) this.#tell(advance);
  }

  end(): void {
    if (this.#bar !== undefined && this.#last !== undefined) this.#draw(this.#last);
    this.#bar?.stop();
    if (!this.stream.isTTY && this.#last !== undefined && this.#last.what === 'Enrich') this.#tell(this.#last);
    this.#bar = undefined;
    this.#last = undefined;
    this.#what = '';
  }

  #begin({ what }: Advance): void {
    this.end();
    this.#what = what;
    this.#beganAt = this.#toldAt = performance.now();
  }

  #draw(advance: Advance): void {
    const { what, done, total } = advance;
    const values = { what: what.padEnd(8), told: toldOf(advance, this.#beganAt) };
    if (this.#bar === undefined) {
      this.#bar = new SingleBar({
        stream: this.stream,
        format: '{what} {bar} {percentage} %  {told}',
        hideCursor: true,
        barsize: 30,
        fps: 8,
      });
      this.#bar.start(Math.max(1, total ?? 1), Math.min(done, total ?? 0), values);
      return;
    }
    this.#bar.setTotal(Math.max(1, total ?? 1));
    this.#bar.update(Math.min(done, total ?? 0), values);
  }

  #tell(advance: Advance): void {
    this.#toldAt = performance.now();
    this.stream.write(`${advance.what}: ${toldOf(advance, this.#beganAt)}\n`);
  }
}

function toldOf(advance: Advance, beganAt: number): string {
  const { what, total, note = '' } = advance;
  if (what === 'Read') return total === undefined ? '' : `${count(Math.round(total / 1e6))} MB`;
  const rate = rateOf(advance, beganAt);
  return [howFar(advance), rateText(rate), leftText(advance, rate), note].filter((part) => part !== '').join(', ');
}

function howFar({ done, total }: Advance): string {
  return total === undefined ? count(done) : `${count(done)} of ${count(total)}`;
}

function rateText(rate = 0): string {
  return rate < 1 ? '' : `${count(Math.round(rate))}/s`;
}

function leftText(advance: Advance, rate: number | undefined): string {
  const left = advance.done === advance.total ? undefined : leftOf(advance, rate);
  return left === undefined ? '' : `${duration(left)} left`;
}

/** As it is told, or over all the time so far; not from the first blink of an eye. */
function rateOf({ done, perSecond }: Advance, beganAt: number): number | undefined {
  const seconds = (performance.now() - beganAt) / 1000;
  return perSecond ?? (seconds > 1 ? done / seconds : undefined);
}

function leftOf({ done, total, secondsLeft }: Advance, rate = 0): number | undefined {
  return secondsLeft ?? (rate > 0 && total !== undefined ? (total - done) / rate : undefined);
}
