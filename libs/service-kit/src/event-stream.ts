import { Readable } from 'node:stream';

const heartbeatMs = 15_000;

/**
 * Values as server-sent events, each `data:` and one line of JSON; a comment every 15 seconds, so that nothing between here
 * and the reader takes the silence for an end. When the reader leaves, the source's `return()` is called at once; a
 * generator that waits for something takes its leave only when that has come.
 */
export class EventStream extends Readable {
  private readonly values: AsyncIterator<unknown>;
  private readonly timer: NodeJS.Timeout;
  private isPulling = false;
  private isLeaving = false;

  constructor(source: AsyncIterable<unknown>, everyMs = heartbeatMs) {
    super();
    this.values = source[Symbol.asyncIterator]();
    this.timer = setInterval(() => this.push(': still here\n\n'), everyMs).unref();
    // So that the reader has the headers, and knows that it is connected, before the first value is there.
    this.push(': open\n\n');
  }

  /** Ends the stream as if the source had. */
  finish(): void {
    if (this.isLeaving) return;
    this.leave();
    this.push(null);
  }

  override _read(): void {
    if (this.isPulling) return;
    this.isPulling = true;
    this.values.next().then(
      (result) => this.pulled(result),
      (error: unknown) => this.destroy(error as Error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.leave();
    done(error);
  }

  private pulled({ done, value }: IteratorResult<unknown>): void {
    this.isPulling = false;
    if (this.isLeaving) return;
    if (done !== true) return void this.push(`data: ${JSON.stringify(value)}\n\n`);
    // It has ended by itself, so there is nothing to take leave of.
    this.isLeaving = true;
    clearInterval(this.timer);
    this.push(null);
  }

  private leave(): void {
    if (this.isLeaving) return;
    this.isLeaving = true;
    clearInterval(this.timer);
    void this.values.return?.().then(undefined, () => undefined);
  }
}
