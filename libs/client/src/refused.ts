/** What a service answers instead of what was asked for: a problem of RFC 9457. */
export interface Problem {
  /** Stable, `<area>/<rule>`: what programs decide by. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** One sentence for people: what is wrong, and what to do. */
  readonly detail?: string | undefined;
  readonly errors?: readonly { readonly field: string; readonly rule: string }[] | undefined;
}

/** A service refused the call. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly type: string;

  constructor(
    readonly status: number,
    readonly problem: Problem | undefined,
  ) {
    super(problem?.detail ?? problem?.title ?? `The service answered ${status}.`);
    this.type = problem?.type ?? 'about:blank';
  }
}

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer of a call. Throws `Refused` where there is none. */
export async function answerOf<Data>(call: Promise<Answered<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await call;
  if (response.ok && data !== undefined && data !== null) return data;
  throw new Refused(response.status, isProblem(error) ? error : undefined);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'type' in value && 'title' in value && 'status' in value;
}
