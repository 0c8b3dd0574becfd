export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A body as a JSON object; undefined when it is anything else. */
export function readJson(body: string): JsonObject | undefined {
  const text = body.startsWith('\uFEFF') ? body.slice(1) : body;
  // An error page is HTML: not worth an exception.
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
