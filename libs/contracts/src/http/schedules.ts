import { z } from 'zod';
import { defineRoute, editors, everyone } from './define.ts';

const enrichmentParams = z.object({ enrichmentId: z.uuid() });
const whole = z.int().nonnegative();
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const Blackout = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekly'),
    days: z.array(z.enum(weekdays)).min(1).max(7).optional().describe('On which days it begins; absent: every day'),
    from: timeOfDay.describe('In the time zone of the schedule'),
    to: timeOfDay.describe('The same or earlier than from: on the next day'),
  }),
  z.strictObject({ kind: z.literal('once'), from: z.iso.datetime(), to: z.iso.datetime() }),
]);

const onChange = z
  .strictObject({
    afterProfiles: z.int().min(1).max(1_000_000_000).describe('So many changes of profiles start a run'),
    atMostEveryMinutes: z.int().min(1).max(525_600),
  })
  .nullable();

const schedule = {
  times: z
    .array(z.string().min(9).max(100))
    .max(10)
    .describe('Cron of five fields: minute, hour, day of the month, month, day of the week'),
  timeZone: z.string().min(1).max(64).describe('IANA, as Europe/Copenhagen'),
  isOn: z.boolean().default(true),
  mode: z.enum(['changed', 'all']).default('changed'),
  blackouts: z.array(Blackout).max(20).default([]).describe('No run is started in these'),
  onChange: onChange.default(null),
};

export const Schedule = z.object({
  enrichmentId: z.uuid(),
  ...schedule,
  nextTimes: z
    .array(z.object({ at: z.iso.datetime(), isBlackedOut: z.boolean() }))
    .max(5)
    .describe('The next five; none while it is off'),
  changedProfiles: whole.describe('Changes since the last run that they started'),
  savedBy: z.string(),
  savedAt: z.iso.datetime(),
});

/** When an enrichment runs by itself. */
export const scheduleRoutes = {
  saveSchedule: defineRoute({
    name: 'saveSchedule',
    method: 'PUT',
    path: '/enrichments/:enrichmentId/schedule',
    summary: 'Run at these times, and after changes of profiles; each time once, in the name of whoever saves it',
    roles: editors,
    audit: { body: ['times', 'timeZone', 'isOn', 'mode', 'blackouts', 'onChange'] },
    parts: {
      params: enrichmentParams,
      body: z.strictObject(schedule).refine(({ times, onChange: change }) => times.length > 0 || change !== null, {
        path: ['times'],
        message: 'give times, or onChange',
      }),
      response: Schedule,
    },
    problems: { 'schedule/not-a-time': 422, 'schedule/never': 422, 'connection/not-open': 403 },
  }),
  getSchedule: defineRoute({
    name: 'getSchedule',
    method: 'GET',
    path: '/enrichments/:enrichmentId/schedule',
    summary: 'When the enrichment runs by itself, and the next times',
    roles: everyone,
    parts: { params: enrichmentParams, response: Schedule },
  }),
  removeSchedule: defineRoute({
    name: 'removeSchedule',
    method: 'DELETE',
    path: '/enrichments/:enrichmentId/schedule',
    summary: 'Run no more by itself; a run under way goes on',
    roles: editors,
    parts: { params: enrichmentParams },
  }),
};
