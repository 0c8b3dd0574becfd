import { hash } from 'node:crypto';
import type { Fields } from './profile.ts';

/** The same for the same fields, in whatever order they came. */
export function contentHash(fields: Fields): string {
  const flat: string[] = [];
  for (const name of Object.keys(fields).sort()) flat.push(name, fields[name] ?? '');
  return hash('sha256', JSON.stringify(flat), 'base64url');
}
