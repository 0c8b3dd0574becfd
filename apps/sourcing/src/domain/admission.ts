import { DomainError } from '@firmograph/kernel';
import type { Fields } from './profile.ts';

export const limits = { id: 200, fields: 2000, name: 200, value: 20_000, namesTogether: 100_000 } as const;

/** Why something is no profile. The reason completes a sentence that begins with what was looked at: "Row 7 …". */
export interface Fault {
  readonly code: string;
  readonly field?: string | undefined;
  readonly reason: string;
}

/** Undefined: it may come in. */
export function faultOf(profileId: string, fields: Fields): Fault | undefined {
  return faultOfId(profileId) ?? faultOfFields(fields);
}

/** Throws `DomainError` with the fault, for those who came alone and can be told at once. */
export function assertAdmissible(profileId: string, fields: Fields): void {
  const fault = faultOf(profileId, fields);
  if (fault !== undefined) throw new DomainError(fault.code, `The profile ${fault.reason}.`);
}

function faultOfId(profileId: string): Fault | undefined {
  if (profileId.trim() === '') return { code: 'profile/no-id', reason: 'has no id' };
  if (profileId.length > limits.id)
    return { code: 'profile/id-too-long', reason: `has an id of more than ${limits.id} characters` };
  return profileId.includes('\0') || !profileId.isWellFormed()
    ? { code: 'profile/bad-text', reason: 'has an id with a NUL character or half a character in it' }
    : undefined;
}

function faultOfFields(fields: Fields): Fault | undefined {
  let count = 0;
  let together = 0;
  for (const name in fields) {
    count += 1;
    together += name.length;
    const fault = faultOfName(name) ?? faultOfValue(name, fields[name] ?? '');
    if (fault !== undefined) return fault;
  }
  if (count > limits.fields)
    return { code: 'profile/too-many-fields', reason: `has more than ${limits.fields} fields` };
  // An event names all fields of a profile, and an event has a largest size.
  return together > limits.namesTogether
    ? {
        code: 'profile/names-too-long',
        reason: `has field names of more than ${limits.namesTogether} characters together`,
      }
    : undefined;
}

function faultOfName(name: string): Fault | undefined {
  if (name === '') return { code: 'profile/no-field-name', reason: 'has a field without a name' };
  if (name.length > limits.name) {
    const field = name.slice(0, limits.name).toWellFormed();
    return { code: 'profile/name-too-long', field, reason: `has a field name of more than ${limits.name} characters` };
  }
  // No object of JavaScript can hold a field of this name without surprises.
  return name === '__proto__' || name.includes('\0') || !name.isWellFormed()
    ? {
        code: 'profile/bad-field-name',
        field: name.toWellFormed(),
        reason: 'has a field with a name that cannot be kept',
      }
    : undefined;
}

function faultOfValue(field: string, value: string): Fault | undefined {
  if (value.length > limits.value)
    return { code: 'profile/value-too-long', field, reason: `has a value of more than ${limits.value} characters` };
  return value.includes('\0')
    ? { code: 'profile/bad-text', field, reason: 'has a value with a NUL character in it' }
    : undefined;
}
