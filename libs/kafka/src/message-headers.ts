import type { IHeaders } from 'kafkajs';

export type TextHeaders = Readonly<Record<string, string>>;

/** The headers as text; of one that comes more than once, the last. */
export function textHeaders(headers: IHeaders | undefined): TextHeaders {
  if (headers === undefined) return {};
  return Object.fromEntries(Object.keys(headers).map((name) => [name, textHeader(headers, name) ?? '']));
}

export function textHeader(headers: IHeaders | undefined, name: string): string | undefined {
  const header = headers?.[name];
  return (Array.isArray(header) ? header.at(-1) : header)?.toString();
}
