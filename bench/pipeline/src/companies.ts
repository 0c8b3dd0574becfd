export interface BenchProfile {
  readonly profileId: string;
  readonly name: string;
  readonly website: string;
  readonly country: string;
}

const first = ['North', 'Blue', 'Iron', 'Silver', 'Green', 'Red', 'Stone', 'Clear', 'Grand', 'Bright'];
const second = ['River', 'Harbor', 'Field', 'Peak', 'Bridge', 'Forest', 'Valley', 'Coast', 'Ridge', 'Lake'];
const third = ['Systems Inc', 'Foods AG', 'Energy plc', 'Logistics GmbH', 'Chemicals SA', 'Pharma A/S', 'Steel Corp'];
const countries = ['United States', 'Germany', 'Denmark', 'France', 'United Kingdom', 'Japan', 'Brazil'];

/** Invented companies, each with a name, a website and a country of its own; the same ones every time. */
export function* companies(count: number, from = 0): Generator<BenchProfile> {
  for (let index = from; index < from + count; index += 1) {
    const pick = (words: readonly string[], step: number): string =>
      words[Math.floor(index / step) % words.length] ?? '';
    yield {
      profileId: `p-${String(index).padStart(9, '0')}`,
      name: `${pick(first, 1)} ${pick(second, 10)} ${pick(third, 100)} ${index}`,
      website: `www.company-${index}.example.com`,
      country: pick(countries, 1),
    };
  }
}

export function csvOf(profiles: Iterable<BenchProfile>): string {
  const lines = ['id,name,website,country'];
  for (const { profileId, name, website, country } of profiles)
    lines.push(`${profileId},${name},${website},${country}`);
  return `${lines.join('\n')}\n`;
}
