const special = /[%.$\0]/g;
const hasSpecial = /[%.$\0]/;

/** A field's name as a key that MongoDB takes for a name, not for a path or an operator. */
export function storedName(name: string): string {
  return hasSpecial.test(name) ? name.replaceAll(special, percentEncoded) : name;
}

/** The name that `storedName` was made from. */
export function fieldName(stored: string): string {
  return stored.includes('%')
    ? stored.replaceAll(/%(..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : stored;
}

/** The record under stored names; itself where all names can stay. */
export function stored<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return renamed(record, hasSpecial, storedName);
}

/** The record under its own names. */
export function unstored<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return renamed(record, /%/, fieldName);
}

function renamed<Value>(
  record: Readonly<Record<string, Value>>,
  pattern: RegExp,
  rename: (name: string) => string,
): Readonly<Record<string, Value>> {
  for (const name in record) {
    if (!pattern.test(name)) continue;
    return Object.fromEntries(Object.entries(record).map(([each, value]) => [rename(each), value]));
  }
  return record;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
