/** What a test does to somebody's calls: called with the number of each call, from 1, before and after it. */
export interface Interference {
  readonly before?: (call: number) => Promise<void> | void;
  readonly after?: (call: number) => Promise<void> | void;
}

export class Killed extends Error {
  override readonly name = 'Killed';
}

/** The ports of one worker; whatever is called on any of them is counted, and interfered with. */
export function interferedWith<Ports extends Readonly<Record<string, object>>>(
  ports: Ports,
  { before, after }: Interference,
): { readonly ports: Ports; readonly calls: () => number } {
  let calls = 0;
  const watched = (port: object) =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          const call = (calls += 1);
          await before?.(call);
          const result: unknown = await Reflect.apply(member, target, args);
          await after?.(call);
          return result;
        };
      },
    });
  const entries = Object.entries(ports).map(([name, port]) => [name, watched(port)]);
  return { ports: Object.fromEntries(entries) as Ports, calls: () => calls };
}

/** Dies before, or after, one call; whoever is dead does nothing any more. */
export function dying(when: 'before' | 'after', at: number): Interference {
  let isDead = false;
  const die = () => {
    isDead = true;
    throw new Killed();
  };
  return {
    before: (call) => {
      if (isDead || (when === 'before' && call === at)) die();
    },
    after: (call) => {
      if (isDead || (when === 'after' && call === at)) die();
    },
  };
}

/** Falls asleep before one call, until it is woken. */
export function sleeping(at: number) {
  const asleep = Promise.withResolvers<undefined>();
  const woken = Promise.withResolvers<undefined>();
  const before = async (call: number): Promise<void> => {
    if (call < at) return;
    asleep.resolve(undefined);
    await woken.promise;
  };
  return { interference: { before }, asleep: asleep.promise, wake: () => woken.resolve(undefined) };
}
