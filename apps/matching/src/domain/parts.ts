import { noAnswer, type Told } from './told.ts';

/** Some answers of a batch, small enough for one message. */
export interface Part {
  readonly profiles: number;
  /** JSON of the answers, as an array. */
  readonly json: string;
}

/** In bytes of JSON. Kafka takes less than 900 kB at once; MongoDB keeps 16 MB in one document. */
export interface PartLimits {
  readonly part: number;
  readonly whole: number;
}

const standard: PartLimits = { part: 700_000, whole: 12_000_000 };

/**
 * Splits the answers of a batch into parts that fit into a message. What no message could hold, and what would make the batch
 * larger than a document may be, is given up: the record cannot be used.
 */
export function partsOf(answers: readonly Told[], { part, whole }: PartLimits = standard): Part[] {
  const parts: string[][] = [[]];
  let bytesInPart = 0;
  let bytes = 0;
  for (const answer of answers) {
    const json = fitting(answer, Math.min(part, whole - bytes));
    const size = Buffer.byteLength(json) + 1;
    if (bytesInPart > 0 && bytesInPart + size > part) {
      parts.push([]);
      bytesInPart = 0;
    }
    parts.at(-1)?.push(json);
    bytesInPart += size;
    bytes += size;
  }
  return parts.map((each) => ({ profiles: each.length, json: `[${each.join(',')}]` }));
}

function fitting({ profileId, json }: Told, limit: number): string {
  // Most are far too small to be measured: no character takes more than three bytes for its one or two units.
  if (json.length * 3 < limit || Buffer.byteLength(json) < limit) return json;
  return noAnswer(profileId, { outcome: 'failed', reason: 'record-error' }).json;
}
