import { beforeEach, describe, expect, it } from '@jest/globals';
import { sourcingRoutes as routes } from '@firmograph/contracts';
import type { Asked } from '../testing/fake-routes.ts';
import { running } from '../testing/running.ts';

const { now, run, file } = running();
const asked: Asked[] = [];
const profile = {
  profileId: 'c-1',
  fields: { Company: 'Acme', Country: 'Denmark', Empty: '' },
  ...{ importId: 'crm', sequence: 3, changedAt: '2026-06-01T08:00:00.000Z' },
};
beforeEach(() => {
  asked.length = 0;
  const noted = (answer: unknown) => (given: Asked) => {
    asked.push(given);
    return answer;
  };
  now.stack.more.push(
    [routes.listProfiles, noted({ items: [profile], next: 'page-2' })],
    [routes.getProfile, noted(profile)],
    [routes.deleteProfile, noted(undefined)],
  );
});

describe('profiles', () => {
  it('are handed in from a file, by the column that is said, and not enriched', async () => {
    const { exitCode, output } = await run(`profiles import ${await file('companies.csv')} --id id`);
    expect(exitCode).toBe(0);
    expect(output).toContain('3 profiles are stored, by the column “id”, of 3 rows');
    expect(now.stack.firmograph.runs).toEqual([]);
  });

  it('are handed in once: the same file says the same', async () => {
    const path = await file('companies.csv');
    const [first, second] = [await run(`profiles import ${path} --json`), await run(`profiles import ${path} --json`)];
    expect(JSON.parse(second.output)).toEqual(JSON.parse(first.output));
  });

  it.each([
    ['an empty file', 'empty.csv', ''],
    ['a file without rows', 'head.csv', 'id,Company\n'],
  ])('are not taken from %s', async (_, name, content) => {
    const { exitCode, errors } = await run(`profiles import ${await file(name, content)}`);
    expect([exitCode, errors.split('\n').length]).toEqual([2, 2]);
  });

  it('are listed, those of a segment, page by page', async () => {
    const { output } = await run('profiles list --segment danes --limit 5');
    expect(output).toMatch(/c-1[^]*Acme · Denmark[^]*--after page-2/);
    expect(asked[0]?.query).toEqual({ limit: '5', segmentId: 'danes' });
  });

  it('are shown with all their fields', async () => {
    expect((await run('profiles show c-1')).output).toMatch(/Country[^]*Denmark[^]*came with crm/);
  });

  it('are deleted by who means it', async () => {
    const hesitant = await run('profiles delete c-1');
    expect([hesitant.exitCode, hesitant.errors]).toEqual([1, expect.stringContaining('--yes')]);
    expect(asked).toEqual([]);
    expect((await run('profiles delete c-1 --yes')).output).toContain('is deleted');
  });
});
