import { configurationRoutes as routes, type Schedule } from '@firmograph/contracts';
import { Option, type Command } from 'commander';
import type { z } from 'zod';
import { enrichmentNamed } from '../stack/enrichment-named.ts';
import { openedFor, type Opened } from './opened-for.ts';
import { repeated } from './repeated.ts';
import type { Surroundings } from './surroundings.ts';

type ScheduleView = z.output<typeof Schedule>;

interface SetOptions {
  readonly at: readonly string[];
  readonly zone: string;
  readonly mode: 'changed' | 'all';
  readonly off: boolean;
  readonly notBetween: readonly string[];
  readonly afterChanges?: number;
  readonly atMostEvery: number;
}

export function addSchedule(program: Command, surroundings: Surroundings): void {
  const group = program.command('schedule').description('When enrichments run by themselves.');
  const withJson = (command: Command) => command.option('--json', 'print the answer as JSON', false);
  const show = withJson(group.command('show <enrichment>'))
    .description('The schedule of an enrichment and its next times.')
    .action(async (name: string) => {
      const opened = await openedFor(show, surroundings);
      const params = await paramsOf(opened, name);
      print(opened, await opened.client.call('configuration', routes.getSchedule, { params }));
    });
  const set = withJson(group.command('set <enrichment>'))
    .description('Run it at these times, or after changes of profiles.')
    .option('--at <cron>', 'five fields, as "30 6 * * 1-5"; may be said again', repeated, [])
    .option('--zone <zone>', 'time zone', 'UTC')
    .addOption(new Option('--mode <mode>', 'what is asked about').choices(['changed', 'all']).default('changed'))
    .option('--off', 'keep it, but do not run by it', false)
    .option('--not-between <HH:MM-HH:MM>', 'start none in these hours; may be said again', repeated, [])
    .option('--after-changes <n>', 'run after so many changes of profiles', Number)
    .option('--at-most-every <minutes>', 'after changes, at most so often', Number, 60)
    .action(async (name: string, options: SetOptions) => {
      const opened = await openedFor(set, surroundings);
      const params = await paramsOf(opened, name);
      print(opened, await opened.client.call('configuration', routes.saveSchedule, { params, body: bodyOf(options) }));
    });
  const remove = withJson(group.command('remove <enrichment>'))
    .description('Run it no more by itself.')
    .action(async (name: string) => {
      const opened = await openedFor(remove, surroundings);
      const params = await paramsOf(opened, name);
      await opened.client.call('configuration', routes.removeSchedule, { params });
      opened.show(params, [`“${name}” runs no more by itself.`]);
    });
}

async function paramsOf({ client }: Opened, name: string) {
  return { enrichmentId: (await enrichmentNamed(client, name)).definition.enrichmentId };
}

function bodyOf({ at, zone, mode, off, notBetween, afterChanges, atMostEvery }: SetOptions) {
  return {
    times: [...at],
    timeZone: zone,
    mode,
    isOn: !off,
    blackouts: notBetween.map((hours) => {
      const [from = '', to = ''] = hours.split('-');
      return { kind: 'weekly' as const, from, to };
    }),
    onChange: afterChanges === undefined ? null : { afterProfiles: afterChanges, atMostEveryMinutes: atMostEvery },
  };
}

function print({ show }: Opened, schedule: ScheduleView): void {
  const { times, timeZone, isOn, mode, nextTimes, onChange, changedProfiles, savedBy } = schedule;
  const change =
    onChange === null
      ? []
      : [
          `after ${onChange.afterProfiles} changes, at most every ${onChange.atMostEveryMinutes} minutes; ${changedProfiles} so far`,
        ];
  show(schedule, [
    `${isOn ? 'On' : 'Off'}: ${mode}, by ${savedBy}`,
    ...times.map((time) => `  ${time} ${timeZone}`),
    ...change.map((each) => `  ${each}`),
    ...nextTimes.map(({ at, isBlackedOut }) => `  next ${at}${isBlackedOut ? ' (blacked out)' : ''}`),
  ]);
}
