import { expect, it } from '@jest/globals';
import { running } from '../testing/running.ts';

const { now, run } = running();

it('only counts, and says so, as long as nobody says --yes', async () => {
  const { output, exitCode } = await run('erase --profile A-1');
  expect(exitCode).toBe(0);
  expect(now.stack.erasures.asked).toEqual([{ subject: { kind: 'profile', profileId: 'A-1' }, dryRun: true }]);
  expect(output).toContain('Nothing was erased');
});

it.each([
  ['--company acme.dk', { kind: 'company', website: 'acme.dk' }],
  ['--company-name Acme --country Denmark', { kind: 'company', name: 'Acme', country: 'Denmark' }],
  ['--everything', { kind: 'tenant', profiles: false }],
  ['--everything --with-profiles', { kind: 'tenant', profiles: true }],
])('erases what %s says', async (given, subject) => {
  await run(`erase ${given} --yes --reference T-1`);
  expect(now.stack.erasures.asked).toEqual([{ subject, dryRun: false, reference: 'T-1' }]);
});

it('shows the certificate: each store, when the last copy goes, and who confirmed it', async () => {
  const { output } = await run('erase --profile A-1 --yes');
  expect(output).toContain('sourcing       done      -       3        rows: 3');
  expect(output).toContain('with the last backup 2026-03-31');
  expect(output).toContain('Acknowledged by warehouse');
});

it('shows it again later, as a table or as JSON', async () => {
  await run('erase --profile A-1 --yes');
  const erasureId = now.stack.erasures.certificates[0]?.erasureId ?? '';
  expect((await run('erasures list')).output).toContain(erasureId);
  expect(JSON.parse((await run(`erasures show ${erasureId} --json`)).output)).toMatchObject({ state: 'completed' });
});

it.each(['erase', 'erase --profile 1 --connection 2', 'erase --profile 1 --country DK'])(
  '%s is wrong usage',
  async (argv) => {
    expect(await run(argv)).toMatchObject({ exitCode: 2 });
    expect(now.stack.erasures.asked).toEqual([]);
  },
);
