import { parseArgs } from 'node:util';
import type { Company } from '@firmograph/company-match';
import { asWritten, bruteForceSearch, cleaned } from './baselines/brute-force.ts';
import { labelledQueries, labelledReference, referenceCompanies } from './data/labelled.ts';
import { table } from './evaluation/report.ts';
import { syntheticCompanies } from './generator/synthetic-companies.ts';
import { buildMeasured, compareSpeed, measureSpeed, type Speed, spoiltQueries } from './speed/measure-speed.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: { largest: { type: 'string', default: '1000000' } },
});
const largest = Number(values.largest);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const real = referenceCompanies();
const measured = new Map<string, Speed>();
const head = ['', 'references', 'build µs/reference', 'bytes/reference', 'match µs/record', 'least–most', 'records/s'];

say('Processor time of one thread; a record is a name with, at times, its website, country and city.\n');
measure('labelled queries', labelledReference(), labelledQueries());
const tenThousand = real.slice(0, 10_000);
const spoilt = spoiltQueries(tenThousand, real.slice(10_000), 10_000);
measure('real companies', tenThousand, spoilt);
measure('real companies', real, spoiltQueries(real, [...syntheticCompanies(real, 20_000, 3)], 10_000));
for (const size of [100_000, 1_000_000].filter((one) => one <= largest)) measureSynthetic(size);
say(table([head, ...[...measured].map(([name, speed]) => line(name, speed))]));

for (const [how, read] of [['as they are written', asWritten] as const, ['cleaned', cleaned] as const]) {
  const search = bruteForceSearch(tenThousand, read);
  const { ratio, micros } = compareSpeed(buildMeasured(tenThousand).index, search, spoilt);
  say(
    `\nBrute force (fastest-levenshtein) over 10,000 names ${how}: ${Math.round(micros)} µs/record, ${Math.round(ratio)} times ours.`,
  );
}

function measure(name: string, reference: readonly Company[], queries: Parameters<typeof measureSpeed>[1]): void {
  measured.set(nameOf(name, reference.length), measureSpeed(buildMeasured(reference), queries));
}

/** The companies are made twice, because a million of them at once take more memory than their index. */
function measureSynthetic(size: number): void {
  const built = buildMeasured(syntheticCompanies(real, size, 1));
  const known = [...syntheticCompanies(real, 20_000, 1)];
  const others = [...syntheticCompanies(real, 20_000, 2)];
  measured.set(nameOf('generated companies', size), measureSpeed(built, spoiltQueries(known, others, 10_000)));
}

function nameOf(name: string, size: number): string {
  return `${name}, ${size.toLocaleString('en')}`;
}

function line(name: string, { references, buildMicros, bytes, matchMicros, range }: Speed): readonly string[] {
  return [
    name.replace(/,.*/, ''),
    references.toLocaleString('en'),
    buildMicros.toFixed(1),
    bytes.toFixed(0),
    matchMicros.toFixed(1),
    range.map((micros) => micros.toFixed(1)).join('–'),
    Math.round(1_000_000 / matchMicros).toLocaleString('en'),
  ];
}
