import type { Item } from '../domain/read-item.ts';
import type { RecordAnswer } from '../domain/render-record.ts';
import type { CompanyDirectory } from './ports.ts';

/** What the directory has to say of one record. */
export function answerItem(item: Item, directory: CompanyDirectory): RecordAnswer {
  if (!item.isSufficient) return { kind: 'failed', code: 1200 };
  const match = directory.find(item);
  if (match === undefined) return { kind: 'not-enriched' };
  return { kind: 'matched', match, ...(item.name === undefined ? {} : { askedName: item.name }) };
}
