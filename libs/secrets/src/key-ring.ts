import { z } from 'zod';

/** Keys by their version; `current` wraps, the others unwrap what they have wrapped. */
export interface KeyRing {
  readonly current: number;
  readonly keys: ReadonlyMap<number, Buffer>;
}

const Entry = z
  .string()
  .regex(/^(?:[1-9]\d{0,5}:)?[A-Za-z0-9+/]{43}=$/)
  .transform((text) => {
    const [version = '', key] = text.includes(':') ? text.split(':') : ['1', text];
    return [Number(version), Buffer.from(key ?? '', 'base64')] as const;
  });

/** `KEY`, or `2:KEY,1:KEY` once there is more than one, in a file also one on a line: the first wraps. Each 32 bytes in base64. */
export const KeyRing = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .pipe(z.array(Entry).min(1))
  .refine((entries) => new Set(entries.map(([version]) => version)).size === entries.length)
  .transform((entries): KeyRing => ({ current: entries[0]?.[0] ?? 0, keys: new Map(entries) }));
