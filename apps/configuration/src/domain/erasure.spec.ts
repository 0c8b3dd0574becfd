import { describe, expect, it } from '@jest/globals';
import type { ErasureStore } from '@firmograph/contracts';
import {
  acknowledged,
  answered,
  awaited,
  begun,
  lastCopies,
  mostProfiles,
  nextClosing,
  type Erasure,
} from './erasure.ts';

const now = new Date('2026-03-01T12:00:00Z');
const asked = { erasureId: 'e', mappings: [], reference: null, requestedBy: 'ada', requestedAt: now };
const ofCompany = (isDryRun = false) => begun({ ...asked, scope: { kind: 'company', companies: ['c'] }, isDryRun });
const ofProfile = () => begun({ ...asked, scope: { kind: 'profile', profile: 'p' }, isDryRun: false });

/** All stores that are asked answer, one after the other, as often as there is somebody to answer. */
function allAnswer(erasure: Erasure, steps: number, subjects: readonly string[] = []): Erasure {
  let present = erasure;
  for (let step = 0; step < steps; step += 1)
    for (const store of awaited(present)) present = answer(present, store, subjects) ?? present;
  return present;
}

function answer(erasure: Erasure, store: ErasureStore, subjects: readonly string[] = []): Erasure | null {
  const step = erasure.step === 'counting' ? 'count' : 'erase';
  return answered(erasure, { store, step, erased: 1, places: { rows: 1 }, subjects, at: now }, now);
}

describe('an erasure', () => {
  it('looks for the profiles of a company in every store first', () => {
    expect(awaited(ofCompany())).toEqual(['configuration', 'sourcing', 'matching', 'results']);
  });

  it('has sourcing erase before the others, so that no run reads the profile any more', () => {
    const begins = ofProfile();
    expect(awaited(begins)).toEqual(['sourcing']);
    expect(awaited(allAnswer(begins, 1))).toEqual(['configuration', 'matching', 'results']);
  });

  it('is completed when all four stores have erased, and takes along what they found', () => {
    const completed = allAnswer(ofCompany(), 3, ['a', 'b']);
    expect(completed).toMatchObject({ step: 'completed', subjects: ['a', 'b'], completedAt: now });
    expect(completed.erased).toHaveLength(4);
  });

  it('ends with the counts where only these were asked for', () => {
    expect(allAnswer(ofCompany(true), 3)).toMatchObject({ step: 'counted', erased: [] });
  });

  it('is refused where more profiles belong to the company than can be named', () => {
    const many = Array.from({ length: mostProfiles + 1 }, (_, index) => String(index));
    expect(allAnswer(ofCompany(), 3, many)).toMatchObject({ step: 'refused', erased: [] });
  });

  it('counts each store once, and only what it was asked for', () => {
    const begins = ofProfile();
    expect(answer(begins, 'results')).toBeNull();
    const other = { store: 'sourcing', step: 'count', erased: 1, places: {}, subjects: [], at: now } as const;
    expect(answered(begins, other, now)).toBeNull();
  });

  it('remembers the first acknowledgement of a consumer', () => {
    const once = acknowledged(ofProfile(), { consumer: 'warehouse', at: now });
    expect(once?.acknowledgements).toEqual([{ consumer: 'warehouse', at: now }]);
    expect(once && acknowledged(once, { consumer: 'warehouse', at: now })).toBeNull();
  });
});

describe('the date of the last copy', () => {
  const day = 86_400_000;
  const life = { retentionMs: 7 * day, compactionLagMs: day, backupMs: 30 * day };
  const completed = allAnswer(ofProfile(), 2);

  it('is told once all is erased, and not before', () => {
    expect(lastCopies(ofProfile(), life)).toBeNull();
    expect(lastCopies(completed, life)?.all).toEqual(new Date(now.getTime() + 30 * day));
  });

  it('is never before Kafka has let go, however short backups are kept', () => {
    const last = lastCopies(completed, { ...life, backupMs: 0 });
    expect(last?.all).toEqual(last?.topics);
    expect(last?.topics.getTime()).toBeGreaterThan(now.getTime() + 8 * day);
  });

  it('is reached while compacted topics are written to again and again, and no longer', () => {
    expect(nextClosing(completed, life, now)).toEqual(new Date(now.getTime() + day));
    expect(nextClosing(completed, life, new Date(now.getTime() + 13 * day))).toBeNull();
  });
});
