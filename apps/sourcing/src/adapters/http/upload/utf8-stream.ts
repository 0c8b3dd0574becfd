import { TextDecoder } from 'node:util';

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
const utf16Marks = { 'utf-16le': Buffer.from([0xff, 0xfe]), 'utf-16be': Buffer.from([0xfe, 0xff]) } as const;

/** The upload in UTF-8 without a byte order mark; UTF-16 is told by its own mark. */
export async function* utf8Stream(source: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let recode = (chunk: Buffer): Buffer => chunk;
  for await (const part of source) {
    const chunk = typeof part === 'string' ? Buffer.from(part) : part;
    if (head === undefined) yield recode(chunk);
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < utf8Mark.length) continue;
      recode = recoding(head);
      yield recode(withoutMark(head));
      head = undefined;
    }
  }
  if (head !== undefined) yield head;
}

function recoding(head: Buffer): (chunk: Buffer) => Buffer {
  const encodings = ['utf-16le', 'utf-16be'] as const;
  const encoding = encodings.find((each) => head.subarray(0, 2).equals(utf16Marks[each]));
  if (encoding === undefined) return (chunk) => chunk;
  const decoder = new TextDecoder(encoding);
  return (chunk) => Buffer.from(decoder.decode(chunk, { stream: true }));
}

/** That of UTF-16 is left to its decoder. */
function withoutMark(head: Buffer): Buffer {
  return head.subarray(0, 3).equals(utf8Mark) ? head.subarray(3) : head;
}
