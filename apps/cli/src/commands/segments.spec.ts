import { beforeEach, describe, expect, it } from '@jest/globals';
import { segmentRoutes } from '../testing/fake-segments.ts';
import { running } from '../testing/running.ts';

const { now, run, file } = running();
let changes: unknown[] = [];
beforeEach(() => {
  changes = [];
  now.stack.more.push(...segmentRoutes(changes));
});
const rule = { match: 'all', conditions: [{ field: 'staff', operator: 'greater-than', value: 100 }] };

describe('segments', () => {
  it.each([
    ['show big', 'Big ones: 2 members'],
    ['members big', '1\n3\n'],
    ['trend big', '2026-11-24T12:00:00.000Z  2'],
    ['usage big', 'export Nightly'],
    ['refresh big', 'It is counted within seconds.'],
    ['duplicate big other Other', '“Other” is there as other.'],
  ])('%s tells what there is to say', async (argv, sentence) => {
    const { exitCode, output } = await run(`segments ${argv}`);
    expect([exitCode, output]).toEqual([0, expect.stringContaining(sentence)]);
  });

  it.each([
    ['make-static big', { kind: 'static' }],
    ['make-dynamic big', { kind: 'dynamic' }],
    ['deactivate big', { state: 'Inactive' }],
    ['activate big', { state: 'Active' }],
    ['rename big Large', { name: 'Large' }],
  ])('%s changes nothing else', async (argv, change) => {
    await run(`segments ${argv}`);
    expect(changes).toEqual([change]);
  });

  it('are previewed from a file, part by part, with what cannot be read', async () => {
    const path = await file('segment.json', JSON.stringify({ name: 'Big', rule }));
    const { output } = await run(`segments preview ${path}`);
    expect(output).toBe(
      'rule.conditions.0: 2, together 2\nrule.conditions.0: 1 profiles have a staff that cannot be read so\n2 members\n',
    );
  });

  it('that are none are refused before anything is asked, with what is wrong', async () => {
    const path = await file('segment.json', JSON.stringify({ name: 'Big', rule: { match: 'some', conditions: [] } }));
    const { exitCode, errors } = await run(`segments save big ${path}`);
    expect([exitCode, errors]).toEqual([2, expect.stringContaining('rule.match')]);
  });
});
