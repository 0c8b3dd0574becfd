import type { ExportRun } from './export.ts';

/** Beyond every time that is. */
const endOfTime = 8_640_000_000_000_000;

/** Sorts the newest first. */
export function placeInHistory({ requestedAt, runId }: Pick<ExportRun, 'requestedAt' | 'runId'>): string {
  return `${String(endOfTime - requestedAt.getTime()).padStart(16, '0')}-${runId}`;
}
