import { latinLetters } from './alphabets.ts';

/** Longest text that is looked at, in UTF-16 units: nothing beyond it names a company. */
const most = 1024;
const space = 0x20;
const dropped = 0xff;
/** Of the letters and digits of folded text, all above are letters. */
export const lastDigit = 0x39;

/** Letters in lower case and digits as they are; apostrophes vanish, because `Papa John's` and `Papa Johns` are one word each. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(character)) return character.toLowerCase().charCodeAt(0);
  return /['`]/.test(character) ? dropped : space;
});

const mark = /\p{M}/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const invisible = /[\p{Cf}\p{Cc}’ʼ´]/u;
const encoder = new TextEncoder();

/** Room for any folded text: a letter becomes four bytes at most. */
export function foldingRoom(): Uint8Array {
  return new Uint8Array(most * 6);
}

/**
 * Writes a text as words: lower case, without accents, in Latin letters where the script has them, UTF-8, one space for
 * whatever stands between words. Returns the number of bytes.
 */
export function foldText(text: string, into: Uint8Array): number {
  const end = Math.min(text.length, most);
  let length = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return foldForeign(text.slice(0, most), into);
    const folded = ascii[code];
    if (folded === space ? length > 0 && into[length - 1] !== space : folded !== dropped) into[length++] = folded;
  }
  return into[length - 1] === space ? length - 1 : length;
}

function foldForeign(text: string, into: Uint8Array): number {
  let length = 0;
  for (const character of text.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    const letters = lettersOf(character);
    if (length + 8 > into.length) break;
    if (letters !== ' ') length += encoder.encodeInto(letters, into.subarray(length)).written;
    else if (length > 0 && into[length - 1] !== space) into[length++] = space;
  }
  return into[length - 1] === space ? length - 1 : length;
}

function lettersOf(character: string): string {
  const code = character.codePointAt(0) ?? space;
  if (code < 0x80) {
    const folded = ascii[code];
    return folded === dropped ? '' : String.fromCharCode(folded);
  }
  const latin = latinLetters.get(code);
  if (latin !== undefined) return latin;
  if (letterOrDigit.test(character)) return character;
  return mark.test(character) || invisible.test(character) ? '' : ' ';
}
