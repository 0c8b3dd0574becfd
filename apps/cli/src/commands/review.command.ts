import { matchingRoutes, resultsRoutes as routes, type AnswerOf } from '@firmograph/contracts';
import { Option, type Command } from 'commander';
import { onEnrichments, type Asked } from './enrichment-commands.ts';
import type { Surroundings } from './surroundings.ts';

interface ListOptions {
  readonly state: 'waiting' | 'accepted' | 'rejected';
  readonly after?: string;
}
type Review = AnswerOf<typeof routes.decideReview>;

export function addReview(program: Command, surroundings: Surroundings): void {
  const group = program.command('review').description('Doubtful matches that wait for a person.');
  const on = onEnrichments(group, surroundings);
  on<ListOptions>('list', 'Show them: what was asked beside what came back.', list)
    .addOption(new Option('--state <state>', 'which').choices(['waiting', 'accepted', 'rejected']).default('waiting'))
    .option('--after <page>', 'the page after this one');
  on<object>('accept <profile>', 'It is the company: write the row.', (asked) => decide(asked, 'accepted'));
  on<object>('reject <profile>', 'It is not: retract the row if it says so.', (asked) => decide(asked, 'rejected'));
  on<object>('take-back <profile>', 'Take the decision back: it waits again.', takeBack);
}

async function list({ client, enrichmentId, options, present }: Asked<ListOptions>): Promise<void> {
  const { state, after } = options;
  const query = { state, limit: 50, after };
  const page = await client.call('results', routes.listReviews, { params: { enrichmentId }, query });
  present(page, (person) => {
    if (page.items.length === 0) person.say('There are none.');
    else
      person.table(
        ['Profile', 'Asked', 'Came back', 'Confidence', 'Ours', 'Why', 'Row now'],
        page.items.map(({ profileId, asked, company, confidence, opinion, why, row }) => [
          ...[profileId, asked?.name ?? '', company.name ?? company.website ?? '', confidence],
          ...[opinion === null ? '' : opinion.confidence.toFixed(2), why, row?.company.name ?? ''],
        ]),
      );
    if (page.next !== null) person.say(`There is more: --after ${page.next}`);
  });
}

async function decide(asked: Asked<object>, verdict: 'accepted' | 'rejected'): Promise<void> {
  const { client, enrichmentId, show } = asked;
  const [profileId = ''] = asked.given;
  const params = { enrichmentId, profileId };
  const decided = await client.call('results', routes.decideReview, { params, body: { verdict } });
  await learn(asked, decided, verdict);
  show(decided, [`${profileId} is ${verdict}; later runs remember it.`]);
}

/** Our own judgement learns from what people decide about answers that it judged. */
async function learn(
  { client }: Asked<object>,
  { runId, profileId, opinion }: Review,
  verdict: 'accepted' | 'rejected',
) {
  if (opinion === null) return;
  const confidence = opinion.asLearned ?? opinion.confidence;
  await client.call('matching', matchingRoutes.recordMatchDecision, {
    body: { runId, profileId, verdict, confidence },
  });
}

async function takeBack({ client, enrichmentId, given: [profileId = ''], show }: Asked<object>): Promise<void> {
  const waiting = await client.call('results', routes.takeBackReview, { params: { enrichmentId, profileId } });
  show(waiting, [`${profileId} waits again.`]);
}
