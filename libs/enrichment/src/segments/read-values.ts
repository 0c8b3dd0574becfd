// The patterns are said here once; the database is asked with the same.

/** What a text must look like to be read as a number: no separators, no units, no exponent. */
export const numberPattern = String.raw`^-?[0-9]{1,15}(\.[0-9]{1,15})?(?![\s\S])`;
/** A day of the years 1000 to 2999, or a moment with its time zone. */
export const datePattern = String.raw`^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,3})?)?(Z|[+-][01][0-9]:[0-5][0-9]))?(?![\s\S])`;

const numbers = new RegExp(numberPattern, 'u');
const dates = new RegExp(datePattern, 'u');

/** Undefined: it is no number. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && numbers.test(value) ? Number(value) : undefined;
}

/** Milliseconds since 1970; undefined: it is no date. */
export function readDate(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string' || !dates.test(value)) return undefined;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  // JavaScript takes the 30th of February for the first of March.
  return day.toISOString().startsWith(value.slice(0, 10)) ? new Date(value).getTime() : undefined;
}
