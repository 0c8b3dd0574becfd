import { describe, expect, it } from '@jest/globals';
import type { ErasureScope } from '@firmograph/contracts';
import { Erased } from './erased.ts';
import { ErasedLetters } from './erased-letters.ts';
import type { ErasureDocument } from './heard-erasures.ts';
import { isAlias, Pseudonyms } from './pseudonyms.ts';
import { Selection, type Erasing } from './selection.ts';

const pseudonyms = new Pseudonyms(Buffer.alloc(32, 1));
const before = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-01T12:00:01Z');
const earlier = new Date('2026-03-01T11:59:59Z');
const connectionId = '7b0c3c6e-0000-4000-8000-000000000001';

function heard(scope: ErasureScope, subjects: readonly string[] = []) {
  const document = { scope, subjects, before, heardAt: before } as unknown as ErasureDocument;
  return new Erased({ erasedSince: async () => [document] }, pseudonyms);
}

const ofProfile = (id: string) => heard({ kind: 'profile', profile: pseudonyms.ofProfile('acme', id) });

describe('a pseudonym', () => {
  it('is the same for the same id of a tenant, and another for another tenant', () => {
    expect(pseudonyms.ofProfile('acme', 'a')).toBe(pseudonyms.ofProfile('acme', 'a'));
    expect(pseudonyms.ofProfile('acme', 'a')).not.toBe(pseudonyms.ofProfile('other', 'a'));
  });

  it('is another under another key', () => {
    expect(new Pseudonyms(Buffer.alloc(32, 2)).ofProfile('acme', 'a')).not.toBe(pseudonyms.ofProfile('acme', 'a'));
  });
});

describe('the list of what is gone', () => {
  it('knows an erased profile as it was before, and takes what comes in later for new', async () => {
    const list = await ofProfile('a').of('acme');
    expect(list.hasProfile('a', before)).toBe(true);
    expect(list.hasProfile('a', later)).toBe(false);
    expect(list.hasProfile('b', earlier)).toBe(false);
  });

  it('lets the sequence of a profile that comes in again go on above all it ever had', async () => {
    const list = await ofProfile('a').of('acme');
    expect(list.sequenceFloor('a')).toBe(before.getTime() / 1000);
    expect(list.sequenceFloor('b')).toBe(0);
  });

  it('knows what was got over an erased connection, and leaves the profile', async () => {
    const list = await heard({ kind: 'connection', connectionId }).of('acme');
    expect(list.hasDerived('a', earlier, connectionId)).toBe(true);
    expect(list.hasDerived('a', earlier, 'another')).toBe(false);
    expect(list.hasProfile('a', earlier)).toBe(false);
  });

  it.each([true, false])(
    'takes the profiles of a tenant with the rest only where that was asked for: %s',
    async (profiles) => {
      const list = await heard({ kind: 'tenant', profiles }).of('acme');
      expect(list.hasDerived('a', earlier)).toBe(true);
      expect(list.hasProfile('a', earlier)).toBe(profiles);
    },
  );

  it('knows an erased company by any of its names', async () => {
    const companies = [pseudonyms.ofCompany('acme', 'website example.dk')];
    const list = await heard({ kind: 'company', companies }, [pseudonyms.ofProfile('acme', 'a')]).of('acme');
    expect(list.hasCompany(['name other', 'website example.dk'], earlier)).toBe(true);
    expect(list.hasCompany(['website example.dk'], later)).toBe(false);
    expect(list.hasProfile('a', earlier)).toBe(true);
  });
});

describe('a selection', () => {
  const erasing: Omit<Erasing, 'scope' | 'found'> = {
    ...{ tenantId: 'acme', erasureId: connectionId, step: 'erase' as const, before, subjects: [], mappings: [] },
  };

  it('leaves an alias where a profile was counted', () => {
    const scope: ErasureScope = { kind: 'profile', profile: pseudonyms.ofProfile('acme', 'a') };
    const selection = new Selection(pseudonyms, { ...erasing, scope, found: [] }, false);
    expect(selection.isProfile('a')).toBe(true);
    expect(isAlias(selection.aliasOf('a'))).toBe(true);
    expect(selection.aliasOf('a')).not.toContain('acme');
  });

  it('knows profiles that an earlier page found to belong to the company', () => {
    const scope: ErasureScope = { kind: 'company', companies: [pseudonyms.ofCompany('acme', 'name acme')] };
    const found = [pseudonyms.ofProfile('acme', 'a')];
    const selection = new Selection(pseudonyms, { ...erasing, scope, found }, true);
    expect(selection.isProfile('a')).toBe(true);
    expect(selection.isCompany(['name acme'])).toBe(true);
  });
});

describe('a dead letter', () => {
  const letters = new ErasedLetters(ofProfile('a'));
  const letter = (value: unknown, at = earlier, key = 'acme:run:1') => ({
    ...{ topic: 'enrichment.profile-batches.v1', key, at: at.toISOString() },
    value: typeof value === 'string' ? value : JSON.stringify(value),
  });
  const batchOf = (profileId: string) => ({
    time: earlier.toISOString(),
    data: { profiles: [{ profileId, input: {} }] },
  });

  it.each([
    ['that names an erased profile', letter(batchOf('a'), later), true],
    ['that names others only', letter(batchOf('b')), false],
    ['that nobody can read, from before the erasure', letter('{"tr'), true],
    ['that nobody can read, from after it', letter('{"tr', later), false],
    ['whose key is the profile', letter(batchOf('b'), earlier, 'acme:a'), true],
  ])('%s', async (_, each, isHidden) => {
    expect(await letters.hides('acme', each)).toBe(isHidden);
  });

  it('is not listed under the id of an erased profile', async () => {
    const listed = await letters.listed('acme', [letter('', earlier, 'acme:a'), letter('', earlier, 'acme:b')]);
    expect(listed.map(({ key }) => key)).toEqual(['acme:b']);
  });
});
