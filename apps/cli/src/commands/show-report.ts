import { outcomeNames } from '@firmograph/enrichment';
import type { EnrichReport } from '../enriching/enrich-file.ts';
import type { Person } from '../enriching/ports.ts';
import { count, duration } from '../terminal/short-text.ts';

export interface ReportPlaces {
  readonly person: Person;
  /** Where the report goes as JSON; undefined: it is shown to the person. */
  readonly output: NodeJS.WritableStream | undefined;
}

export function showReport(report: EnrichReport, { person, output }: ReportPlaces): void {
  if (output === undefined) showSummary(report, person);
  else output.write(`${JSON.stringify(reportAsJson(report))}\n`);
}

/** The same shape as the report of `npm start`, and the rows of the file. */
export function reportAsJson({ run, progress, usage, rows, seconds, files }: EnrichReport) {
  const { counts = null, reasons = {}, fields = {}, confidences = {} } = progress ?? {};
  return {
    run: { id: run.runId, status: run.state, seconds },
    profiles: run.profiles,
    outcomes: run.counts ?? counts,
    reasons,
    fields,
    confidence: confidences,
    provider: usage,
    rows,
    files,
  };
}

/** Of no use to whoever asked. */
const echoes = ['id', 'originalName'];

function showSummary(report: EnrichReport, person: Person): void {
  const { run, rows, files, progress } = report;
  person.table(['Outcome', 'Rows', 'Share', 'Why'], outcomeRows(report));
  const fields = Object.entries(progress?.fields ?? {})
    .filter(([name]) => !echoes.includes(name))
    .sort(([, one], [, other]) => other - one)
    .slice(0, 12);
  if (fields.length > 0)
    person.say(`Filled: ${fields.map(([name, filled]) => `${name} ${count(filled)}`).join(', ')}.`);
  person.say(`Customers enriched: ${enrichedOf(report)}.`);
  person.say(`${count(rows.input)} rows: ${count(rows.output)} in ${files.output}${leftOut(report)}.`);
  if (run.state !== 'completed') person.warn(`The run ${endOf(report)}.`);
}

function enrichedOf({ run, seconds, usage }: EnrichReport): string {
  const profiles = run.profiles ?? 0;
  const enriched = run.counts === null ? 0 : run.counts.enriched + run.counts.unchanged;
  const rate = seconds > 0 && profiles > seconds ? `, ${count(Math.round(profiles / seconds))} a second` : '';
  const cost = `${count(usage.calls)} calls, ${count(usage.credits)} records charged`;
  return `${count(enriched)} of ${count(profiles)}, in ${duration(seconds)}${rate}; ${cost}`;
}

function outcomeRows({ run, progress }: EnrichReport): readonly (readonly string[])[] {
  const counts = run.counts ?? progress?.counts;
  const profiles = Math.max(1, run.profiles ?? progress?.profiles ?? 1);
  return outcomeNames.map((outcome) => {
    const rows = counts?.[outcome] ?? 0;
    return [outcome, count(rows), `${((100 * rows) / profiles).toFixed(1)} %`, whyOf(outcome, progress?.reasons ?? {})];
  });
}

function whyOf(outcome: string, reasons: Readonly<Record<string, number>>): string {
  return Object.entries(reasons)
    .filter(([reason]) => reason.startsWith(`${outcome}/`))
    .map(([reason, rows]) => `${reason.slice(outcome.length + 1)} ${count(rows)}`)
    .join(', ');
}

function leftOut({ rows, files }: EnrichReport): string {
  return [
    ...(files.rejected === null ? [] : [`, ${count(rows.rejected)} rejected: see ${files.rejected}`]),
    ...(rows.superseded === 0 ? [] : [`, ${count(rows.superseded)} superseded by a later row of the same id`]),
  ].join('');
}

function endOf({ run }: EnrichReport): string {
  const why = run.reason === null ? '' : ` (${run.reason})`;
  return run.state === 'canceled'
    ? `was canceled${why}: rows that were not attempted say so, and the same command again takes them up`
    : `failed${why}: what was done is in the file, and the same command again takes up the rest`;
}
