import { createHash } from 'node:crypto';
import { editions, noticeLanguages, type Edition, type NoticeLanguage } from './notice-texts.ts';

/** What a person agrees to. A changed text is a new version: earlier consents keep the hash of what they agreed to. */
export interface Notice {
  readonly version: string;
  readonly language: NoticeLanguage;
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
  /** The text in force, which alone can be agreed to. */
  readonly isCurrent: boolean;
}

const all = editions.flatMap((edition) => noticeLanguages.map((language) => noticeOf(edition, language)));

function noticeOf({ version, texts }: Edition, language: NoticeLanguage): Notice {
  const text = texts[language];
  const hash = createHash('sha256').update(text).digest('hex');
  return { version, language, text, hash, isCurrent: version === editions.at(-1)?.version };
}

/** The text in force, in the first of these languages that it has (`de-AT` is `de`), else in English. */
export function noticeIn(languages: readonly string[]): Notice {
  const wanted = languages.map((language) => language.toLowerCase().split('-', 1)[0]);
  const language = wanted.find((each) => noticeLanguages.some((known) => known === each)) ?? 'en';
  const found = all.find((each) => each.isCurrent && each.language === language);
  if (found === undefined) throw new TypeError('There is no notice');
  return found;
}

/** Any text that could ever be agreed to. */
export function noticeWith(hash: string): Notice | null {
  return all.find((each) => each.hash === hash) ?? null;
}

export const notice = noticeIn(['en']);

/** Languages of an `Accept-Language` header, the most wanted first. */
export function languagesIn(header: string): readonly string[] {
  const ranges = header.split(',').map((range) => {
    const [language = '', ...parameters] = range.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { language, quality: quality === undefined ? 1 : Number(quality) };
  });
  const wanted = ranges.filter(({ language, quality }) => language !== '' && quality > 0);
  return wanted.toSorted((one, other) => other.quality - one.quality).map(({ language }) => language);
}
