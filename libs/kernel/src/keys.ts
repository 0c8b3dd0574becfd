/**
 * One readable key of several parts, tenant first: `acme:run-7:12`. Colons and percent signs inside a part are escaped, so
 * two different lists of parts never make the same key.
 */
export function keyOf(...parts: readonly (string | number)[]): string {
  return parts.map(escaped).join(':');
}

const special = /[%:]/;

/** Most parts are ids without either; to replace nothing costs as much as to replace. */
function escaped(part: string | number): string {
  const text = String(part);
  return special.test(text) ? text.replaceAll(/[%:]/g, encodeURIComponent) : text;
}

/** The parts that `keyOf` joined. */
export function partsOf(key: string): readonly string[] {
  return key.split(':').map((part) => part.replaceAll('%3A', ':').replaceAll('%25', '%'));
}
