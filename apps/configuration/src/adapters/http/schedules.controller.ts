import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ReadSchedule } from '../../application/read-schedule.ts';
import { SaveSchedule } from '../../application/save-schedule.ts';
import type { Blackout } from '../../domain/blackout.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { actorOf } from './actor.ts';

type Body = InputOf<typeof routes.saveSchedule>['body'];

@Controller()
export class SchedulesController {
  constructor(
    private readonly saveSchedule: SaveSchedule,
    private readonly schedules: ReadSchedule,
  ) {}

  @Serve(routes.saveSchedule)
  async save({ params, body }: InputOf<typeof routes.saveSchedule>, caller: Caller) {
    const address = { tenantId: caller.tenantId, id: params.enrichmentId };
    const terms = { ...body, blackouts: body.blackouts.map(blackoutOf) };
    return this.answer(await this.saveSchedule.execute(address, terms, actorOf(caller), new Date()));
  }

  @Serve(routes.getSchedule)
  async get({ params }: InputOf<typeof routes.getSchedule>, { tenantId }: Caller) {
    return this.answer(await this.schedules.one({ tenantId, id: params.enrichmentId }));
  }

  @Serve(routes.removeSchedule)
  async remove({ params }: InputOf<typeof routes.removeSchedule>, { tenantId }: Caller): Promise<void> {
    await this.schedules.remove({ tenantId, id: params.enrichmentId }, new Date());
  }

  private answer(schedule: Schedule) {
    const { enrichmentId, times, timeZone, isOn, mode, blackouts, onChange, changes, by, savedAt } = schedule;
    const coming = this.schedules.comingTimes(schedule, new Date());
    return {
      ...{ enrichmentId, times: [...times], timeZone, isOn, mode, onChange },
      blackouts: blackouts.map(blackoutAnswer),
      nextTimes: coming.map(({ at, isBlackedOut }) => ({ at: at.toISOString(), isBlackedOut })),
      changedProfiles: changes.count,
      savedBy: by.subject,
      savedAt: savedAt.toISOString(),
    };
  }
}

function blackoutOf(blackout: Body['blackouts'][number]): Blackout {
  if (blackout.kind === 'weekly') return blackout;
  return { kind: 'once', from: new Date(blackout.from), to: new Date(blackout.to) };
}

function blackoutAnswer(blackout: Blackout): Body['blackouts'][number] {
  if (blackout.kind === 'once')
    return { kind: 'once', from: blackout.from.toISOString(), to: blackout.to.toISOString() };
  const { kind, days, from, to } = blackout;
  return { kind, from, to, ...(days === undefined ? {} : { days: [...days] }) };
}
