import { matchingRoutes, sourcingRoutes, type AnswerOf } from '@firmograph/contracts';
import { sendableFields } from '@firmograph/enrichment';
import type { Command } from 'commander';
import { enrichmentNamed, type EnrichmentView } from '../stack/enrichment-named.ts';
import { sourceText } from '../enriching/describe-mapping.ts';
import type { RouteClient } from '../stack/route-client.ts';
import { count, duration } from '../terminal/short-text.ts';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

type Preview = AnswerOf<typeof sourcingRoutes.previewMapping>;
type Plan = AnswerOf<typeof matchingRoutes.planRun>;
const samplesForPlan = 500;

/** What is known before a run: what could be mapped, and what it would take. */
export function addPlanning(group: Command, surroundings: Surroundings): void {
  const plan = group
    .command('plan')
    .description('Say what a run would take: rows, calls, credits, time, match rate. Nothing is sent.')
    .argument('<enrichment>', 'its name')
    .option('--json', 'print it as JSON', false)
    .action(async (name: string) => {
      const { client, show } = await openedFor(plan, surroundings);
      const found = await planned(client, await enrichmentNamed(client, name));
      show(found, linesOf(found));
    });
  const guess = group
    .command('guess-mapping')
    .description('Say which fields of the profiles probably hold what, from their names and values.')
    .option('--segment <id>', 'look only at its members')
    .option('--json', 'print it as JSON', false)
    .action(async ({ segment }: { readonly segment?: string }) => {
      const { client, show } = await openedFor(guess, surroundings);
      const dataSet =
        segment === undefined ? { kind: 'all-profiles' as const } : { kind: 'segment' as const, segmentId: segment };
      const found = await client.call('sourcing', sourcingRoutes.guessMapping, { body: { dataSet } });
      const lines = found.fields.map(({ role, field, confidence }) => `${role}: ${sourceText(field)} (${confidence})`);
      show(found, found.mapping === null ? [...lines, 'No field could be the name.'] : lines);
    });
}

async function planned(client: RouteClient, { definition }: EnrichmentView) {
  const { connectionId, dataSet, mapping, freshForDays, duplicates } = definition;
  const body = { dataSet, mapping, samples: samplesForPlan };
  const { samples, ...preview } = await client.call('sourcing', sourcingRoutes.previewMapping, { body });
  const fields = sendableFields.filter((field) => mapping[field] !== undefined);
  const { profiles, examined, sendable } = preview;
  const question = { connectionId, fields, freshForDays, duplicates, profiles, examined, sendable, samples };
  return { preview, plan: await client.call('matching', matchingRoutes.planRun, { body: question }) };
}

function linesOf({ preview, plan }: { readonly preview: Omit<Preview, 'samples'>; readonly plan: Plan }) {
  const { rows, fresh, credits, calls, seconds, matchRate } = plan;
  return [
    `${count(preview.profiles)} profiles, of which ${between(rows)} can be sent; ${between(fresh)} are answered still fresh.`,
    ...Object.entries(preview.notSendable).map(([reason, profiles]) => `  not sent, ${reason}: ${count(profiles)}`),
    `${between(credits)} credits in ${between(calls)} calls; ${span(seconds)} at the permitted rate.`,
    matchRate === null
      ? 'How many will match is not known: nothing was asked about these companies yet.'
      : `${percent(matchRate.low)} to ${percent(matchRate.high)} will match, judged from ${count(matchRate.basedOn)}.`,
    ...preview.unknownFields.map((field) => `! No profile has the mapped field “${field}”: check the mapping.`),
  ];
}

function between({ low, high }: Plan['rows']): string {
  return low === high ? count(low) : `${count(low)} to ${count(high)}`;
}

function span({ low, high }: Plan['seconds']): string {
  return low === high ? duration(low) : `${duration(low)} to ${duration(high)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
