import { newNameWords, readName } from './name-words.ts';

const words = newNameWords();
const decoder = new TextDecoder();

/** The words of a name as they are compared: `Papa John's International, Inc.` is `papa john international`. */
export function wordsOf(name: string): readonly string[] {
  readName(name, words);
  return Array.from({ length: words.count }, (_, at) =>
    decoder.decode(words.bytes.subarray(words.starts[at], words.starts[at + 1])),
  );
}
