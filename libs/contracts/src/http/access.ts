/** What an API key may be good for. */
export const scopes = ['read', 'run', 'manage'] as const;
export type Scope = (typeof scopes)[number];

/** `person`: no key is good for it, whatever its role. */
export type NeededScope = Scope | 'person';

/** What each scope is good for, within what the role of the key may at all. */
export const scopeMeanings: Readonly<Record<NeededScope, string>> = {
  read: 'look at everything that the role may see; change nothing',
  run: 'bring profiles in and take them out; start, pause, resume and cancel runs',
  manage: 'change everything else: connections, enrichments, segments, dead letters, keys',
  person: 'no key: a person has to do it, with a token of the issuer',
};

/** The scope that a key needs for a route. What is not said is the strictest that a key can have. */
export function scopeOf({ scope, method }: { readonly scope?: NeededScope; readonly method: string }): NeededScope {
  return scope ?? (method === 'GET' ? 'read' : 'manage');
}
