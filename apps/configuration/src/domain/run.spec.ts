import { describe, expect, it } from '@jest/globals';
import { noOutcomes } from '@firmograph/enrichment';
import { anEnrichmentDefinition, aRun, later, monday } from '../testing/builders.ts';
import { isOver, next, standstillAt, type Run, type RunEvent, type RunState, type Step } from './run.ts';

const all = { ...noOutcomes, enriched: 3 };
const some = { ...noOutcomes, enriched: 2, 'not-attempted': 1 };

const events = {
  announced: { kind: 'announced' },
  sourced: { kind: 'sourced', profiles: 3 },
  'sourced, empty': { kind: 'sourced', profiles: 0 },
  'blocked, by matching': { kind: 'blocked', reason: 'credentials-refused', saidBy: 'matching' },
  'blocked, by us': { kind: 'blocked', reason: 'credentials-refused', saidBy: 'us' },
  'settled, all': { kind: 'settled', profiles: 3, counts: all },
  'settled, some': { kind: 'settled', profiles: 3, counts: some },
  pause: { kind: 'pause' },
  resume: { kind: 'resume', blockedBecause: null },
  'resume, blocked': { kind: 'resume', blockedBecause: 'out-of-credits' },
  unblock: { kind: 'unblock' },
  cancel: { kind: 'cancel', reason: 'canceled' },
  'stand-still': { kind: 'stand-still' },
  stray: { kind: 'stray', reason: 'beyond-plan: credits' },
  start: { kind: 'start', definition: anEnrichmentDefinition() },
  skip: { kind: 'skip', reason: 'run/consent-missing' },
} as const satisfies Record<string, RunEvent>;
type EventName = keyof typeof events;

const notWaiting = { start: '-', skip: '-', stray: '-' };
const over = '! over';
const end = {
  announced: '-',
  sourced: '-',
  'sourced, empty': '-',
  'blocked, by matching': '-',
  'blocked, by us': '-',
  pause: over,
  resume: over,
  'resume, blocked': over,
  unblock: '-',
  cancel: over,
  'stand-still': '-',
  ...notWaiting,
};
const settling = {
  'sourced, empty': 'completed > completed',
  'settled, all': 'completed > completed',
  'settled, some': 'canceled > canceled',
};
const failing = { 'stand-still': 'failed > failed', ...notWaiting };
const canceling = { cancel: 'canceling > cancel-requested' };
const blocking = { 'blocked, by matching': 'blocked', 'blocked, by us': 'blocked > blocked' };
const notPaused = { resume: '! not-paused', 'resume, blocked': '! not-paused', unblock: '-' };

/** `state` or `state > what is said`, `-` where nothing changes, `! rule` where it is refused. */
const table: Readonly<Record<RunState, Readonly<Record<EventName, string>>>> = {
  waiting: {
    announced: '-',
    sourced: '-',
    'sourced, empty': '-',
    'blocked, by matching': '-',
    'blocked, by us': '-',
    'settled, all': '-',
    'settled, some': '-',
    pause: '! not-pausable',
    ...notPaused,
    cancel: 'canceled',
    'stand-still': '-',
    stray: '-',
    start: 'queued > requested',
    skip: 'skipped',
  },
  queued: {
    announced: 'sourcing',
    sourced: 'running',
    pause: 'paused > paused',
    ...blocking,
    ...settling,
    ...notPaused,
    ...canceling,
    ...failing,
    stray: 'paused > paused',
  },
  sourcing: {
    announced: '-',
    sourced: 'running',
    pause: 'paused > paused',
    ...blocking,
    ...settling,
    ...notPaused,
    ...canceling,
    ...failing,
    stray: 'paused > paused',
  },
  running: {
    announced: '-',
    sourced: 'running',
    pause: 'paused > paused',
    ...blocking,
    ...settling,
    ...notPaused,
    ...canceling,
    ...failing,
    stray: 'paused > paused',
  },
  paused: {
    announced: '-',
    sourced: 'paused',
    'blocked, by matching': '-',
    'blocked, by us': '-',
    ...settling,
    pause: '-',
    resume: 'sourcing > resumed',
    'resume, blocked': 'blocked > blocked',
    unblock: '-',
    ...canceling,
    'stand-still': '-',
    ...notWaiting,
  },
  blocked: {
    announced: '-',
    sourced: 'blocked',
    'blocked, by matching': '-',
    'blocked, by us': '-',
    ...settling,
    pause: '! not-pausable',
    resume: '! not-paused',
    'resume, blocked': '! not-paused',
    unblock: 'sourcing > resumed',
    ...canceling,
    'stand-still': '-',
    ...notWaiting,
  },
  canceling: {
    announced: '-',
    sourced: 'canceling',
    'blocked, by matching': '-',
    'blocked, by us': '-',
    ...settling,
    pause: '! not-pausable',
    ...notPaused,
    cancel: '-',
    ...failing,
  },
  completed: { ...end, 'settled, all': 'completed', 'settled, some': 'completed' },
  canceled: { ...end, 'settled, all': 'canceled', 'settled, some': 'canceled' },
  failed: { ...end, 'settled, all': 'failed', 'settled, some': 'failed' },
  skipped: { ...end, 'settled, all': 'skipped', 'settled, some': 'skipped' },
};

const reasons: Partial<Record<RunState, string>> = { blocked: 'credentials-refused', failed: 'standstill' };
const given = (state: RunState): Run => aRun({ state, reason: reasons[state] ?? null });

function shown(step: Step): string {
  if (step.kind === 'ignored') return '-';
  if (step.kind === 'refused') return `! ${step.rule}`;
  return step.says === null ? step.run.state : `${step.run.state} > ${step.says}`;
}

const cases = Object.entries(table).flatMap(([state, row]) =>
  Object.entries(row).map(([event, outcome]) => [state as RunState, event as EventName, outcome] as const),
);

it.each(cases)('a run that is %s and hears "%s": %s', (state, event, outcome) => {
  expect(shown(next(given(state), events[event], later(1000)))).toBe(outcome);
});

it('never leaves a state that is over', () => {
  for (const state of ['completed', 'canceled', 'failed'] as const)
    for (const event of Object.values(events)) {
      const step = next(given(state), event, later(1000));
      if (step.kind === 'moved') expect(step.run.state).toBe(state);
    }
});

describe('what a run remembers', () => {
  function after(run: Run, ...kinds: readonly RunEvent[]): Run {
    return kinds.reduce((current, event) => {
      const step = next(current, event, later(1000));
      return step.kind === 'moved' ? step.run : current;
    }, run);
  }

  it('goes on running after a pause during which its data set was frozen', () => {
    const run = after(aRun({ state: 'sourcing' }), events.pause, events.sourced, events.resume);
    expect(run).toMatchObject({ state: 'running', profiles: 3 });
  });

  it('keeps the reason of the first cancellation', () => {
    const run = after(aRun(), { kind: 'cancel', reason: 'no-consent' }, events.cancel, events['settled, some']);
    expect(run).toMatchObject({ state: 'canceled', reason: 'no-consent' });
  });

  it('is completed when it was canceled too late to change anything', () => {
    expect(after(aRun(), events.cancel, events['settled, all'])).toMatchObject({ state: 'completed', reason: null });
  });

  it('takes counts that were corrected after its end, and stays as it ended', () => {
    const run = after(aRun(), events['settled, some'], events['settled, all']);
    expect(run).toMatchObject({ state: 'canceled', counts: all, endedAt: later(1000) });
  });

  it('tells of another reason for a block', () => {
    const run = after(aRun(), events['blocked, by us'], { kind: 'blocked', reason: 'out-of-credits', saidBy: 'us' });
    expect(run).toMatchObject({ state: 'blocked', reason: 'out-of-credits' });
  });
});

describe('the standstill limit', () => {
  it.each([
    ['queued', later(60_000)],
    ['sourcing', later(60_000)],
    ['running', later(60_000)],
    ['canceling', later(60_000)],
    ['paused', null],
    ['blocked', null],
    ['completed', null],
    ['canceled', null],
    ['failed', null],
  ] as const)('of a run that is %s ends at %p', (state, end) => {
    expect(standstillAt(aRun({ state }), 60_000)).toEqual(end);
  });

  it('starts anew with every change', () => {
    const step = next(aRun(), events.sourced, later(5000));
    expect(step.kind === 'moved' && standstillAt(step.run, 1000)).toEqual(later(6000));
  });
});

it('knows which states are over', () => {
  expect((Object.keys(table) as RunState[]).filter(isOver)).toEqual(['completed', 'canceled', 'failed', 'skipped']);
  expect(aRun().requestedAt).toEqual(monday);
});

it('lets a run that left its plan go on for the rest of it, once a person says so', () => {
  const move = (run: Run, event: RunEvent) => {
    const step = next(run, event, monday);
    return step.kind === 'moved' ? step.run : run;
  };
  const paused = move(aRun({ profiles: 3 }), events.stray);
  expect(paused).toMatchObject({ state: 'paused', reason: 'beyond-plan: credits' });
  const resumed = move(paused, events.resume);
  expect(move(resumed, events.stray)).toMatchObject({ state: 'running', reason: null });
});
