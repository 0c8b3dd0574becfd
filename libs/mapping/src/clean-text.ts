/**
 * Text as people mean it: composed (NFC), on one line, without control, zero-width or direction marks, at most `most`
 * UTF-16 units long and never cut inside a character. Empty when nothing is left.
 */
export function cleanText(text: string, most: number): string {
  if (text.length <= most && isClean(text)) return text;
  // Marks can outnumber letters, but a text of a megabyte is not searched to its end for a few hundred letters.
  return cut(cleaned(text.slice(0, most * 20)), most);
}

/** Printable ASCII with single spaces inside: nine texts of ten, told without a regular expression. */
function isClean(text: string): boolean {
  let last = 0x20;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && last === 0x20)) return false;
    last = code;
  }
  return last !== 0x20 || text === '';
}

function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s\u0085]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const splits = isHighSurrogate(text.charCodeAt(most - 1));
  return text.slice(0, splits ? most - 1 : most).trimEnd();
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
