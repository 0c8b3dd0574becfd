/**
 * JSON with one way to write it, as RFC 8785 has it: keys by their code units, no spaces, numbers and text as ECMAScript
 * writes them. Fields that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** Throws `TypeError` for what JSON cannot say. */
function scalar(value: unknown): string {
  const text = typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value);
  if (typeof text !== 'string') throw new TypeError(`There is no JSON for a value of type ${typeof value}`);
  return text;
}
