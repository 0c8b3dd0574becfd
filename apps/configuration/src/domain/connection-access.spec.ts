import { describe, expect, it } from '@jest/globals';
import { ada, later, monday } from '../testing/builders.ts';
import {
  askedToRun,
  mayUse,
  standardAccess,
  withAccess,
  withApproval,
  type ConnectionAccess,
  type Opened,
} from './connection-access.ts';

const carl = { subject: 'carl', isAdministrator: false, person: 'carl' };
const access = (contributors: Opened = { kind: 'all' }): ConnectionAccess => ({
  ...standardAccess('c1', true),
  contributors,
});
const asked = (by: string, enrichmentId = 'e1') => ({ by, at: monday, enrichmentId });
const mayRun = (given: ConnectionAccess, by: string) => askedToRun(given, asked(by)).firstRun.state !== 'awaited';
const approval = (by: string) => ({ by, at: later(1000) });

describe('a connection', () => {
  it.each([
    [{ kind: 'all' }, true],
    [{ kind: 'none' }, false],
    [{ kind: 'named', subjects: ['vera'] }, false],
    [{ kind: 'named', subjects: ['vera', 'carl'] }, true],
  ] as const)('that is open to %j is so to a contributor: %p', (contributors, may) => {
    expect(mayUse(access(contributors), carl)).toBe(may);
  });

  it('is open to administrators, whatever was said', () => {
    expect(mayUse(access({ kind: 'none' }), ada)).toBe(true);
  });

  it('is open to all contributors until something else is said', () => {
    expect(mayUse(standardAccess('c1', false), carl)).toBe(true);
  });
});

describe('the first run', () => {
  it('is anybody’s where no approval is needed', () => {
    expect(mayRun(standardAccess('c1', false), 'ada')).toBe(true);
  });

  it('waits, and it is seen who asked for it', () => {
    expect(askedToRun(access(), asked('ada')).firstRun).toMatchObject({ state: 'awaited', asked: { by: 'ada' } });
  });

  it('changes nothing when the same person asks again', () => {
    const waiting = askedToRun(access(), asked('ada'));
    expect(askedToRun(waiting, asked('ada'))).toBe(waiting);
  });

  it('may be when another approved it, and later runs are free', () => {
    const approved = withApproval(askedToRun(access(), asked('ada')), approval('grace'));
    expect(['ada', 'grace', 'carl'].map((by) => mayRun(approved, by))).toEqual([true, true, true]);
  });

  it('is not approved by whoever asked for it', () => {
    const waiting = askedToRun(access(), asked('ada'));
    expect(() => withApproval(waiting, approval('ada'))).toThrow(
      expect.objectContaining({ code: 'connection/approve-by-another' }),
    );
  });

  it('approved beforehand is good for anybody but the one who approved', () => {
    const approved = withApproval(access(), approval('grace'));
    const own = askedToRun(approved, asked('grace'));
    expect([mayRun(approved, 'grace'), mayRun(approved, 'ada')]).toEqual([false, true]);
    expect(mayRun(withApproval(own, approval('ada')), 'grace')).toBe(true);
  });

  it('needs no approval twice', () => {
    const approved = withApproval(askedToRun(access(), asked('ada')), approval('grace'));
    expect(() => withApproval(approved, approval('grace'))).toThrow(
      expect.objectContaining({ code: 'connection/approval-not-needed' }),
    );
  });

  it('cannot be freed by switching the four eyes off while it waits', () => {
    const free = { contributors: { kind: 'all' }, needsApproval: false } as const;
    expect(() => withAccess(access(), free, monday)).toThrow(
      expect.objectContaining({ code: 'connection/first-run-not-approved' }),
    );
    const approved = withApproval(askedToRun(access(), asked('ada')), approval('grace'));
    expect(withAccess(approved, free, monday).firstRun).toEqual({ state: 'free' });
  });

  it('still waits when the connection is opened to others meanwhile', () => {
    const waiting = askedToRun(access(), asked('ada'));
    const changed = withAccess(waiting, { contributors: { kind: 'none' }, needsApproval: true }, monday);
    expect(changed).toMatchObject({ contributors: { kind: 'none' }, firstRun: waiting.firstRun });
  });
});
