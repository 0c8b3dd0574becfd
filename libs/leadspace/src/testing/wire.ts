import { readFileSync } from 'node:fs';

const wire = new URL('../../../../apps/leadspace-sandbox/wire/', import.meta.url);

/** A file of hand-written examples that the sandbox is tested against too. */
export function wireFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, wire), 'utf8'));
}

export interface WireRecord {
  readonly external_id: string;
  readonly data?: { readonly company?: object };
}

// The files are written by hand, and their readers beside them: these three are of one make.
export const wireRecord = (name: string) => wireFile(`records/${name}`) as WireRecord;
export const wireRecords = (name: string) => wireFile(`records/${name}`) as readonly WireRecord[];

export interface WireExchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: object;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: object;
  };
}

export const wireExchange = (name: string) => wireFile(`exchanges/${name}`) as WireExchange;
