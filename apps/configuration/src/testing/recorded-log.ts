import type { LoggerService } from '@nestjs/common';

/** A logger whose lines a test can search. */
export class RecordedLog implements LoggerService {
  readonly lines: string[] = [];

  log = (...parts: readonly unknown[]): void => this.keep(parts);
  warn = (...parts: readonly unknown[]): void => this.keep(parts);
  error = (...parts: readonly unknown[]): void => this.keep(parts);
  debug = (...parts: readonly unknown[]): void => this.keep(parts);
  fatal = (...parts: readonly unknown[]): void => this.keep(parts);

  private keep(parts: readonly unknown[]): void {
    this.lines.push(
      parts
        .map((part) => (Error.isError(part) ? `${part.message} ${part.stack ?? ''}` : JSON.stringify(part)))
        .join(' '),
    );
  }
}
