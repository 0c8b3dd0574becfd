import type { Streams } from '../terminal/terminal-person.ts';

/** What a command gets of the process it runs in. */
export interface Surroundings {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Of the repository: where `tools` and `node_modules` are. */
  readonly root: string;
  readonly streams: Streams;
  /** Aborted when the user wants to leave. */
  readonly signal: AbortSignal;
}
