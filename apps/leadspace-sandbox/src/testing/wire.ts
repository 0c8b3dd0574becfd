import { readFileSync } from 'node:fs';

const wire = new URL('../../wire/', import.meta.url);

/** A file of hand-written examples that the client is tested against too. */
export function wireFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, wire), 'utf8'));
}

export interface WireExchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Readonly<Record<string, unknown>>;
  };
}

// Written by hand, like this type.
export const wireExchange = (name: string) => wireFile(`exchanges/${name}`) as WireExchange;
