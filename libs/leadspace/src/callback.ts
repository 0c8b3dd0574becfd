import { text } from './lenient.ts';
import { isJsonObject } from './read-json.ts';

/** Leadspace's word that a bulk has ended. It is not signed: a reason to poll, nothing more. */
export interface Callback {
  readonly bulkId: string;
  /** `COMPLETED`, `INSUFFICIENT_CREDITS`, `INTERNAL_ERROR`, or a word that is not known yet. */
  readonly bulkStatus?: string;
}

/** Reads the parsed JSON body of a callback; undefined when it names no bulk. */
export function parseCallback(body: unknown): Callback | undefined {
  if (!isJsonObject(body)) return undefined;
  const bulkId = text(body['bulkId']);
  const bulkStatus = text(body['bulkStatus'])?.toUpperCase();
  return bulkId === undefined ? undefined : { bulkId, ...(bulkStatus === undefined ? {} : { bulkStatus }) };
}
