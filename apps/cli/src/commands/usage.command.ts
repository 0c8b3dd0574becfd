import { matchingRoutes } from '@firmograph/contracts';
import { type Command, Option } from 'commander';
import type { RouteClient } from '../stack/route-client.ts';
import { count } from '../terminal/short-text.ts';
import type { TerminalPerson } from '../terminal/terminal-person.ts';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

interface UsageOptions {
  readonly by: 'day' | 'month';
  readonly connection?: string;
  readonly enrichment?: string;
}

export function addUsage(program: Command, surroundings: Surroundings): void {
  const command = program
    .command('usage')
    .summary('show what was spent, what is to come, and the budgets')
    .description('Shows calls, records and credits by day or month (UTC), a forecast, and what is left of the budgets.')
    .addOption(new Option('--by <period>', 'what to add up').choices(['day', 'month']).default('day'))
    .option('--connection <id>', 'only over this connection')
    .option('--enrichment <id>', 'only for this enrichment')
    .option('--json', 'print it as JSON', false)
    .action(async () => {
      const { client, present } = await openedFor(command, surroundings);
      const usage = await usageOf(client, command.opts<UsageOptions>());
      present(usage, (person) => {
        show(usage, person);
      });
    });
}

type Usage = Awaited<ReturnType<typeof usageOf>>;

async function usageOf(client: RouteClient, { by, connection, enrichment }: UsageOptions) {
  const query = {
    by,
    ...(connection === undefined ? {} : { connectionId: connection }),
    ...(enrichment === undefined ? {} : { enrichmentId: enrichment }),
  };
  const [history, forecast, budgets] = await Promise.all([
    client.call('matching', matchingRoutes.listUsage, { query }),
    client.call('matching', matchingRoutes.getForecast, {}),
    client.call('matching', matchingRoutes.listBudgets, {}),
  ]);
  const isMeant = ({ connectionId, enrichmentId }: (typeof forecast.items)[number]) =>
    (connection ?? connectionId) === connectionId && (enrichment ?? enrichmentId) === enrichmentId;
  return {
    history: history.items,
    forecast: { ...forecast, items: forecast.items.filter(isMeant) },
    budgets: budgets.items,
  };
}

function show({ history, forecast, budgets }: Usage, person: TerminalPerson): void {
  if (history.length === 0) person.say('Nothing was spent in this time.');
  else
    person.table(
      ['Period', 'Connection', 'Enrichment', 'Calls', 'Paid', 'Possibly'],
      history.map(({ period, connectionId, enrichmentId, calls, paid, possible }) => [
        ...[period, connectionId, enrichmentId ?? '', count(calls), count(paid), count(possible)],
      ]),
    );
  showForecast(forecast, person);
  showBudgets(budgets, person);
}

function showForecast({ method, items }: Usage['forecast'], person: TerminalPerson): void {
  if (items.length === 0) return;
  person.say(`\nForecast. ${method}`);
  person.table(
    ['Connection', 'Enrichment', 'A day', 'This month', 'Next month'],
    items.map(({ connectionId, enrichmentId, creditsPerDay, thisMonth, nextMonth }) => [
      ...[connectionId, enrichmentId ?? '', String(creditsPerDay)],
      ...[`${count(thisMonth.spent)} of ${count(thisMonth.expected)}`, count(nextMonth.expected)],
    ]),
  );
}

function showBudgets(budgets: Usage['budgets'], person: TerminalPerson): void {
  if (budgets.length === 0) return;
  person.say('\nBudgets, in credits.');
  person.table(
    ['Of', 'Window', 'Budget', 'Used', 'Left', 'Until'],
    budgets.map(({ of, window, credits, used, left, until }) => [
      ...[of, window, count(credits), count(used), count(left), until?.slice(0, 10) ?? ''],
    ]),
  );
  for (const { of, window, level, used, credits } of budgets)
    if (level !== 'ok')
      person.warn(
        `The budget of ${of}, ${window}, is ${level === 'exhausted' ? 'used up' : `at ${percent(used, credits)}`}.`,
      );
}

const percent = (used: number, credits: number): string => `${Math.floor((used * 100) / Math.max(credits, 1))} %`;
