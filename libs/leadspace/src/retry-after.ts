/** How long a `Retry-After` header asks to wait, in milliseconds; undefined when it says nothing that can be understood. */
export function retryAfterMs(header: string | readonly string[] | undefined, now: number): number | undefined {
  const value = typeof header === 'string' ? header.trim() : header?.[0]?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
