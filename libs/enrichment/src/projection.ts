import { z } from 'zod';
import type { Company } from './company.ts';
import { enrichedFieldType } from './enriched-field.ts';

export const writePolicies = ['never', 'fill-blanks', 'always', 'newer-wins'] as const;

/** What of a company is seen in a field of the profile view, and when it is seen there instead of the profile's own value. */
export const Projection = z.strictObject({
  from: z
    .string()
    .max(100)
    .refine(isProjectable, 'names no single value of a company: use a path like phone, employees.exact or address.city')
    .describe('A path in the company, like employees.exact; several values are joined'),
  into: z.string().min(1).max(200).describe('The field of the profile view'),
  write: z
    .enum(writePolicies)
    .describe(
      'never: not at all; fill-blanks: where the profile says nothing; always: instead of what it says; newer-wins: instead of it when the provider said so after the profile last changed',
    ),
});
export type Projection = z.infer<typeof Projection>;

export interface ProfileState {
  readonly fields: Readonly<Record<string, string>>;
  readonly changedAt: Date;
}

export interface RowState {
  readonly company: Company;
  /** When the provider said so. */
  readonly askedAt: Date;
}

export interface ProjectedProfile {
  readonly fields: Readonly<Record<string, string>>;
  /** The fields that hold what the row says. */
  readonly written: readonly string[];
}

/**
 * The fields of a profile as the profile view shows them with a row of an enrichment beside it. The profile itself stays as
 * it is. Where the row says nothing, the profile's own value stands, whatever the policy.
 */
export function projected(
  { fields, changedAt }: ProfileState,
  { company, askedAt }: RowState,
  policy: readonly Projection[] = [],
): ProjectedProfile {
  const seen = new Map(Object.entries(fields));
  const written: string[] = [];
  for (const { from, into, write } of policy) {
    const said = textAt(company, from);
    if (said === undefined) continue;
    const isBlank = (seen.get(into) ?? '').trim() === '';
    if (!isWritten(write, isBlank, askedAt > changedAt)) continue;
    seen.set(into, said);
    written.push(into);
  }
  return { fields: Object.fromEntries(seen), written };
}

function isWritten(write: Projection['write'], isBlank: boolean, isNewer: boolean): boolean {
  switch (write) {
    case 'never':
      return false;
    case 'fill-blanks':
      return isBlank;
    case 'always':
      return true;
    case 'newer-wins':
      return isBlank || isNewer;
  }
}

/** The value at a path, as text; several are joined. Undefined: there is none. */
export function textAt(company: Company, path: string): string | undefined {
  const values = path
    .split('.')
    .reduce<readonly unknown[]>((level, name) => level.flatMap((each) => membersOf(each, name)), [company]);
  const texts = values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
  return texts.length === 0 ? undefined : texts.join('; ');
}

function membersOf(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  const member: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
  return Array.isArray(member) ? (member as readonly unknown[]) : [member];
}

function isProjectable(path: string): boolean {
  const type = enrichedFieldType(path);
  return type !== undefined && type.holds !== 'object' && !path.startsWith('$');
}
