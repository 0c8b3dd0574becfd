import { resultsRoutes as routes } from '@firmograph/contracts';
import { Option, type Command } from 'commander';
import { count } from '../terminal/short-text.ts';
import { onEnrichments, type Asked } from './enrichment-commands.ts';
import type { Surroundings } from './surroundings.ts';

interface SummaryOptions {
  readonly range: '7d' | '30d' | '90d';
  readonly per: 'run' | 'day';
}

export function addSummary(program: Command, surroundings: Surroundings): void {
  onEnrichments(program, surroundings)<SummaryOptions>(
    'summary',
    'Say how many are enriched, by field and over time.',
    summarize,
  )
    .addOption(new Option('--range <time>', 'how far back').choices(['7d', '30d', '90d']).default('30d'))
    .addOption(new Option('--per <period>', 'a point for each').choices(['run', 'day']).default('run'));
}

async function summarize({ client, enrichmentId, options, present }: Asked<SummaryOptions>): Promise<void> {
  const params = { enrichmentId };
  const { range, per } = options;
  const [now, over] = await Promise.all([
    client.call('results', routes.getSummary, { params }),
    client.call('results', routes.getSummaryHistory, { params, query: { range, per } }),
  ]);
  present({ ...now, history: over.points }, (person) => {
    const { rows, enriched, profiles, percent, lastRun } = now;
    person.say(`${count(rows)} rows in the output table.`);
    if (enriched !== null && profiles !== null)
      person.say(`Customers enriched: ${count(enriched)} of ${count(profiles)} (${percent ?? 0} %).`);
    if (lastRun !== null) {
      const { processedAndChanged, processedNotChanged, notProcessedNotChanged } = lastRun.changes;
      person.say(
        `Last run: ${count(processedAndChanged)} processed and changed, ${count(processedNotChanged)} processed and not changed, ${count(notProcessedNotChanged)} not processed.`,
      );
    }
    person.table(
      ['Field', 'Filled in'],
      Object.entries(now.fields).map(([field, some]) => [field, count(some)]),
    );
    person.table(
      ['Confidence', 'Rows'],
      Object.entries(now.confidences).map(([one, some]) => [one, count(some)]),
    );
    person.table(
      ['Ended', 'Run', 'Enriched', 'Of'],
      over.points.map((point) => [point.at.slice(0, 16), point.runId, count(point.enriched), count(point.profiles)]),
    );
  });
}
