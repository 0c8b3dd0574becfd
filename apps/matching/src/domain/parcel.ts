import type { Answer } from '@firmograph/enrichment';
import { noAnswer } from './answers.ts';

/** Answers ready for the road, and how many of them travel in each part. */
export interface Parcel {
  readonly answers: readonly Answer[];
  readonly parts: readonly number[];
}

/** In bytes of JSON. Kafka takes less than 900 kB at once; MongoDB keeps 16 MB in one document. */
export interface ParcelLimits {
  readonly part: number;
  readonly whole: number;
}

const standard: ParcelLimits = { part: 700_000, whole: 12_000_000 };

/**
 * Splits the answers of a batch into parts that fit into a message. What no message could hold, and what would make the batch
 * larger than a document may be, is given up: the record cannot be used.
 */
export function parcelOf(answers: readonly Answer[], { part, whole }: ParcelLimits = standard): Parcel {
  const parts: number[] = [];
  const packed: Answer[] = [];
  let inPart = 0;
  let bytesInPart = 0;
  let bytes = 0;
  for (const answer of answers) {
    const fitting = fits(answer, Math.min(part, whole - bytes));
    if (inPart > 0 && bytesInPart + fitting.bytes > part) {
      parts.push(inPart);
      inPart = 0;
      bytesInPart = 0;
    }
    packed.push(fitting.answer);
    inPart += 1;
    bytesInPart += fitting.bytes;
    bytes += fitting.bytes;
  }
  return { answers: packed, parts: inPart === 0 ? parts : [...parts, inPart] };
}

function fits(answer: Answer, limit: number): { readonly answer: Answer; readonly bytes: number } {
  const json = JSON.stringify(answer);
  const bytes = Buffer.byteLength(json);
  if (bytes > limit) {
    const given = noAnswer(answer.profileId, { outcome: 'failed', reason: 'record-error' });
    return { answer: given, bytes: Buffer.byteLength(JSON.stringify(given)) };
  }
  // MongoDB would turn half a character into another one, and the event's bytes would depend on who publishes it.
  return json.includes(String.raw`\ud`) ? { answer: wellFormed(json), bytes } : { answer, bytes };
}

function wellFormed(json: string): Answer {
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)) as Answer;
}
