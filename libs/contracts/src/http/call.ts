import type { z } from 'zod';
import type { RouteContract } from './define.ts';

type Sent<Parts, Name extends 'params' | 'query' | 'body'> =
  Parts extends Readonly<Record<Name, infer S extends z.ZodType>>
    ? MayBeLeftOut<z.input<S>> extends true
      ? Readonly<Partial<Record<Name, z.input<S>>>>
      : Readonly<Record<Name, z.input<S>>>
    : Readonly<Partial<Record<Name, undefined>>>;

/** A part that may be absent, or of which nothing has to be said. */
type MayBeLeftOut<Part> = undefined extends Part ? true : Partial<Part> extends Part ? true : false;

/** What a call has to bring: the parts that its contract has. A streamed body is sent apart. */
export type CallOf<Contract extends RouteContract> = Sent<Contract['parts'], 'params'> &
  Sent<Contract['parts'], 'query'> &
  Sent<Contract['parts'], 'body'>;

/** What a call answers, as its contract reads it. */
export type AnswerOf<Contract extends RouteContract> = Contract['parts'] extends {
  readonly response: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;

/** The parts of a call that are in its address. */
export interface Addressed {
  readonly params?: unknown;
  readonly query?: unknown;
}

/** Where a call goes: the path filled in, the query behind it; a list in the query is one parameter for each. */
export function addressOf(baseUrl: string, { path }: RouteContract, { params, query }: Addressed): string {
  const values = (params ?? {}) as Readonly<Record<string, string | number>>;
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name] ?? '')));
  const url = new URL(baseUrl.replace(/\/$/, '') + (filled.startsWith('/') ? filled : `/${filled}`));
  for (const [name, value] of Object.entries((query ?? {}) as Readonly<Record<string, unknown>>))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) url.searchParams.append(name, String(each));
  return url.href;
}

/** Reads the body of a success; throws when it is not what the contract says. */
export function answerOf<Contract extends RouteContract>({ parts }: Contract, text: string): AnswerOf<Contract> {
  // The schema is the contract's own, so what it makes is the contract's answer; without one that is `undefined`.
  return parts.response?.parse(JSON.parse(text)) as AnswerOf<Contract>;
}
