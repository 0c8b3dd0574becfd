import { DomainError } from '@firmograph/kernel';
import { describe, expect, it } from '@jest/globals';
import { Unreachable } from '../stack/unreachable.ts';
import { FakeFirmograph } from '../testing/fake-firmograph.ts';
import { FakePerson } from '../testing/fake-person.ts';
import { FollowRun, type FollowSettings } from './follow-run.ts';
import type { ProgressView } from './ports.ts';

const quick: FollowSettings = { everyMs: 1, quietMs: 60_000, unreachableMs: 60_000, blockedMs: 5 };

async function given(settings = quick) {
  const firmograph = new FakeFirmograph();
  const person = new FakePerson();
  const { definition } = await firmograph.defineEnrichment({
    name: 'x',
    connectionId: 'c',
    dataSet: { kind: 'all-profiles' },
    mapping: { name: 'n' },
    outputTable: 'x',
  });
  const { runId } = await firmograph.requestRun(definition.enrichmentId);
  const follow = (signal = new AbortController().signal) =>
    new FollowRun(firmograph, person, settings).execute(runId, signal);
  const shown = () => person.shown.filter(({ what }) => what === 'Enrich');
  return { firmograph, person, follow, runId, shown };
}

const progress = async (
  firmograph: FakeFirmograph,
  runId: string,
  more: Partial<ProgressView>,
): Promise<ProgressView> => {
  const known = await firmograph.progress(runId);
  if (known === undefined) throw new Error('no progress');
  return { ...known, ...more };
};

describe('FollowRun', () => {
  it('shows what the events say, with rate and time left', async () => {
    const { firmograph, follow, runId, shown } = await given();
    firmograph.script = ['running', 'running', 'running', 'completed'];
    const half = await progress(firmograph, runId, { done: 5, profiles: 10, profilesPerSecond: 2, secondsLeft: 2.5 });
    firmograph.followProgress = async function* () {
      yield half;
    };
    await follow();
    expect(shown()).toContainEqual({ what: 'Enrich', done: 5, total: 10, perSecond: 2, secondsLeft: 2.5 });
  });

  it('asks when there are no events', async () => {
    const { firmograph, follow, runId, shown } = await given({ ...quick, quietMs: 0 });
    firmograph.script = [...Array<'running'>(5).fill('running'), 'completed'];
    const some = await progress(firmograph, runId, { done: 3, profiles: 10 });
    firmograph.followProgress = async function* () {
      throw new Unreachable('no events here');
      yield some;
    };
    firmograph.progress = async () => some;
    await follow();
    expect(shown().some(({ done }) => done === 3)).toBe(true);
  });

  it('bears with services that are gone for a while', async () => {
    const { firmograph, follow } = await given();
    const run = firmograph.run.bind(firmograph);
    let looks = 0;
    firmograph.run = async (runId) => {
      looks += 1;
      if (looks < 4) throw looks % 2 === 0 ? new Unreachable('gone') : new DomainError('cli/not-running', 'gone');
      return run(runId);
    };
    expect((await follow()).state).toBe('completed');
  });

  it('gives up on services that stay away', async () => {
    const { firmograph, follow } = await given({ ...quick, unreachableMs: 20 });
    firmograph.run = async () => {
      throw new Unreachable('results broke off the connection.');
    };
    await expect(follow()).rejects.toThrow('results broke off the connection.');
  });

  it('does not take another refusal for an outage', async () => {
    const { firmograph, follow } = await given();
    firmograph.run = async () => {
      throw new DomainError('request/not-found', 'There is no run.');
    };
    await expect(follow()).rejects.toThrow('There is no run.');
  });

  it.each([
    ['queued', 'waits for the run before it'],
    ['paused', 'paused: resume it to go on'],
    ['canceling', 'is being canceled'],
  ] as const)('says that a run is %s', async (state, note) => {
    const { firmograph, follow, shown } = await given();
    firmograph.script = [state, 'running', 'completed'];
    await follow();
    expect(shown().map((advance) => advance.note)).toContain(note);
    expect(shown().at(-1)?.note).toBeUndefined();
  });

  it('says after a while that it waits for Leadspace', async () => {
    const { firmograph, follow, runId, shown } = await given({ ...quick, quietMs: 0 });
    firmograph.script = [...Array<'running'>(30).fill('running'), 'completed'];
    const still = await progress(firmograph, runId, { done: 3, profiles: 10 });
    firmograph.progress = async () => still;
    firmograph.followProgress = async function* () {
      yield still;
    };
    await follow();
    expect(shown().map((advance) => advance.note)).toContain('waits for Leadspace; goes on by itself');
  });

  it('does not leave a run that is blocked only for the moment', async () => {
    const { firmograph, follow } = await given({ ...quick, blockedMs: 60_000 });
    firmograph.script = ['blocked', 'blocked', 'running', 'completed'];
    expect((await follow()).state).toBe('completed');
  });

  it('ends nothing when it is left', async () => {
    const { firmograph, follow } = await given();
    firmograph.script = ['running'];
    const leaving = new AbortController();
    firmograph.followProgress = async function* () {
      leaving.abort(new Error('left'));
    };
    await expect(follow(leaving.signal)).rejects.toThrow('left');
  });
});
