import { setTimeout as wait } from 'node:timers/promises';
import { sourcingRoutes as routes, type ExportRun } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import type { z } from 'zod';
import type { Opened } from './opened-for.ts';

type RunView = z.output<typeof ExportRun>;

const everyMs = 500;
const isOver = ({ status }: RunView): boolean =>
  ['Successful', 'Failed (permanent)', 'Canceled', 'Skipped'].includes(status);

/** Says how far a run is until it is over; a run that ended any other way than well is an error. */
export async function followExport(
  { client, show }: Pick<Opened, 'client' | 'show'>,
  runId: string,
  tell: (line: string) => void,
): Promise<void> {
  let said = '';
  for (;;) {
    const run = await client.call('sourcing', routes.getExportRun, { params: { runId } });
    const line = progressOf(run);
    if (isOver(run)) {
      if (run.status === 'Successful') {
        show(run, runLines(run));
        return;
      }
      throw new DomainError(run.code ?? 'export/ended', run.reason ?? `The run ended ${run.status}.`);
    }

    if (line !== said) tell(line);
    said = line;
    await wait(everyMs);
  }
}

export function runLines(run: RunView): readonly string[] {
  const files = run.parts.map(({ name, rows, bytes }) => `  ${name}: ${rows} rows, ${bytes} bytes`);
  return [progressOf(run), ...files, ...(run.manifest === null ? [] : [`  ${run.manifest}`])];
}

function progressOf({ status, rows, expected, parts, reason }: RunView): string {
  const share = expected === null ? '' : ` of about ${expected}`;
  return `${status}: ${rows}${share} rows in ${parts.length} parts${reason === null ? '' : `. ${reason}`}`;
}
