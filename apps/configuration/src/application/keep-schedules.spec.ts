import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { noOutcomes } from '@firmograph/enrichment';
import { CronCalendar } from '../adapters/calendar/cron-calendar.ts';
import { standardOrder } from '../domain/run-order.ts';
import type { ScheduleTerms } from '../domain/schedule.ts';
import { ada, monday } from '../testing/builders.ts';
import { FakeSchedules } from '../testing/fakes.ts';
import { givenConnection, givenEnrichment, parts, tenantId, type Parts } from '../testing/use-cases.ts';
import { CountChanges } from './count-changes.ts';
import { KeepSchedules } from './keep-schedules.ts';
import { ScheduledRuns } from './scheduled-runs.ts';
import { ReadSchedule } from './read-schedule.ts';
import { RepeatRules } from './repeat-rules.ts';
import { RequestRun } from './request-run.ts';
import { SaveSchedule } from './save-schedule.ts';
import { SetEnrichmentState } from './set-enrichment-state.ts';

let given: Parts;
let schedules: FakeSchedules;
let address: { readonly tenantId: string; readonly id: string };
let request: RequestRun;
beforeEach(async () => {
  given = parts();
  schedules = new FakeSchedules();
  address = { tenantId, id: await givenEnrichment(given, await givenConnection(given)) };
  request = new RequestRun(given.enrichments, given.runRules, given.recorded, new RepeatRules(given.runs));
});

const calendar = new CronCalendar();
const daily: ScheduleTerms = {
  ...{ times: ['0 6 * * *'], timeZone: 'UTC', isOn: true, mode: 'changed', blackouts: [], onChange: null },
};
const onChange = { ...daily, times: [], onChange: { afterProfiles: 3, atMostEveryMinutes: 60 } };
const save = (terms: Partial<ScheduleTerms> = {}, now = monday) =>
  new SaveSchedule(given.enrichments, schedules, calendar, given.connectionRules).execute(
    address,
    { ...daily, ...terms },
    ada,
    now,
  );
/** On the days after Monday the second. */
const at = (day: number, time: string) => new Date(`2026-03-0${day}T${time}:00Z`);
async function keep(now: Date): Promise<void> {
  const keeper = new KeepSchedules(schedules, calendar, request, new ScheduledRuns(given.enrichments, given.runs));
  while (await keeper.execute(now));
}
const runs = () => given.runs.store.all(tenantId).map(({ state, reason, order }) => ({ state, reason, ...order }));
async function end(): Promise<void> {
  for (const { runId } of given.runs.store.all(tenantId))
    await given.changes.tell({ tenantId, id: runId }, { kind: 'settled', profiles: 0, counts: noOutcomes }, monday);
}
const read = () => new ReadSchedule(schedules, calendar);

describe('a planned time', () => {
  it('runs when it has come, and not before', async () => {
    await save();
    await keep(at(3, '05:59'));
    expect(runs()).toEqual([]);
    await keep(at(3, '06:00'));
    expect(runs()).toEqual([
      { state: 'queued', reason: null, mode: 'changed', ofRun: null, trigger: 'schedule', plannedFor: at(3, '06:00') },
    ]);
  });

  it('runs once, also when whoever dealt with it died before he noted it, and when many deal with it', async () => {
    const { nextAt, ...schedule } = await save();
    await keep(at(3, '06:00'));
    const { rev } = (await schedules.store.find(address)) ?? { rev: 0 };
    await schedules.store.replace(address, rev, { value: { ...schedule, nextAt }, says: [], dueAt: nextAt });
    await Promise.all([keep(at(3, '06:01')), keep(at(3, '06:01'))]);
    expect(runs()).toHaveLength(1);
  });

  it('that was missed with others is made up for by one run', async () => {
    await save();
    await keep(at(6, '12:00'));
    expect(runs()).toMatchObject([{ plannedFor: at(3, '06:00') }]);
    expect((await read().one(address)).nextAt).toEqual(at(7, '06:00'));
  });

  it('is skipped while a run is under way, and says so in the history', async () => {
    await save();
    await request.execute(address, { runId: randomUUID(), order: standardOrder, queue: false }, ada, monday);
    await keep(at(3, '06:00'));
    expect(runs().at(-1)).toMatchObject({ state: 'skipped', reason: 'run/already-active', plannedFor: at(3, '06:00') });
    expect(given.runs.store.saidTypes()).toEqual(['run.requested']);
  });

  it('is skipped while the enrichment is inactive', async () => {
    await save();
    const inactive = { state: 'Inactive', expected: null } as const;
    await new SetEnrichmentState(given.enrichments, given.definitionRules, given.recorded).execute(
      address,
      inactive,
      ada,
      monday,
    );
    await keep(at(3, '06:00'));
    expect(runs()).toMatchObject([{ state: 'skipped', reason: 'run/enrichment-inactive' }]);
  });

  it('is skipped in a blackout, also when only its making up for falls into one', async () => {
    await save({ blackouts: [{ kind: 'weekly', from: '05:00', to: '07:00' }] });
    await keep(at(3, '06:00'));
    await keep(at(4, '12:00'));
    await save({ blackouts: [{ kind: 'weekly', from: '12:00', to: '13:00' }] }, at(4, '12:00'));
    await keep(at(5, '12:30'));
    expect(runs().map(({ reason }) => reason)).toEqual(['blackout', 'blackout', 'blackout']);
  });

  it('is none while the schedule is off, or when it was taken away', async () => {
    await save({ isOn: false });
    await keep(at(3, '06:00'));
    await save();
    await read().remove(address, monday);
    await keep(at(3, '06:00'));
    expect(runs()).toEqual([]);
    await expect(read().one(address)).rejects.toMatchObject({ code: 'request/not-found' });
    await expect(save()).resolves.toMatchObject({ nextAt: at(3, '06:00') });
  });

  it('shows the next five, and which of them fall into a blackout', async () => {
    const schedule = await save({ blackouts: [{ kind: 'weekly', days: ['wed'], from: '00:00', to: '00:00' }] });
    expect(read().comingTimes(schedule, monday)).toEqual([
      { at: at(3, '06:00'), isBlackedOut: false },
      { at: at(4, '06:00'), isBlackedOut: true },
      { at: at(5, '06:00'), isBlackedOut: false },
      { at: at(6, '06:00'), isBlackedOut: false },
      { at: at(7, '06:00'), isBlackedOut: false },
    ]);
  });

  it('is refused when it never comes', async () => {
    await expect(save({ times: ['0 6 31 4 *'] })).rejects.toMatchObject({ code: 'schedule/never' });
  });
});

describe('changes of profiles', () => {
  const changed = (count: number, now: Date) =>
    new CountChanges(schedules).execute(
      tenantId,
      Array.from({ length: count }, () => now),
      now,
    );

  it('start a run when there are enough, and not again before their time', async () => {
    await save(onChange);
    await changed(2, at(3, '06:00'));
    await keep(at(3, '06:01'));
    expect(runs()).toEqual([]);
    await changed(1, at(3, '06:02'));
    await keep(at(3, '06:03'));
    expect(runs()).toMatchObject([{ trigger: 'change', state: 'queued' }]);
    await end();
    await changed(5, at(3, '06:10'));
    await keep(at(3, '06:11'));
    expect(runs()).toHaveLength(1);
    await keep(at(3, '07:03'));
    expect(runs()).toHaveLength(2);
  });

  it('wait for a run that is under way, and are not skipped', async () => {
    await save(onChange);
    await request.execute(address, { runId: randomUUID(), order: standardOrder, queue: false }, ada, monday);
    await changed(3, at(3, '06:00'));
    await keep(at(3, '06:00'));
    expect(runs()).toHaveLength(1);
    await end();
    await keep(at(3, '06:02'));
    expect(runs().at(-1)).toMatchObject({ trigger: 'change', state: 'queued' });
  });

  it('from before the schedule was saved do not count', async () => {
    await save(onChange, at(3, '06:00'));
    await changed(9, at(2, '06:00'));
    await keep(at(3, '06:01'));
    expect(runs()).toEqual([]);
  });
});
