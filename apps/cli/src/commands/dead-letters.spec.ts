import { beforeEach, describe, expect, it } from '@jest/globals';
import { problem } from '../testing/fake-stack.ts';
import { running } from '../testing/running.ts';

const { now, run } = running();

describe('dead-letters', () => {
  const letter = (id: string, at: string, topic = 'enrichment.runs.v1') => ({
    id,
    topic,
    key: 'acme:1',
    code: 'contract/broken',
    errorClass: 'ZodError',
    reason: 'data.runId',
    attempts: 1,
    at,
    bytes: 10,
  });

  beforeEach(() => {
    now.stack.letters['matching'] = [letter('enrichment.runs.v1~1', '2026-01-01T00:00:00.000Z')];
    now.stack.letters['results'] = [
      letter('enrichment.match-answers.v1~7', '2026-01-02T00:00:00.000Z', 'enrichment.match-answers.v1'),
    ];
  });

  it('are listed, those of all services, newest first, by ids that can be copied', async () => {
    const { output } = await run('dead-letters list');
    expect(output.split('\n').filter((line) => line.includes('~'))).toEqual([
      'results/enrichment.match-answers.v1~7',
      'matching/enrichment.runs.v1~1',
    ]);
    expect(output).toContain('contract/broken, after 1 attempt: data.runId');
  });

  it('are listed by topic, and as JSON', async () => {
    const { output } = await run('dead-letters list --topic enrichment.runs.v1 --json');
    expect(JSON.parse(output)).toMatchObject([{ id: 'matching/enrichment.runs.v1~1', service: 'matching' }]);
  });

  it('can be looked at', async () => {
    const { output } = await run('dead-letters show matching/enrichment.runs.v1~1');
    expect(JSON.parse(output)).toMatchObject({ code: 'contract/broken', value: '{}' });
  });

  it('are replayed one by one, or all, oldest first', async () => {
    expect(await run('dead-letters replay results/enrichment.match-answers.v1~7')).toMatchObject({
      exitCode: 0,
      output: '1 replayed.\n',
    });
    await run('dead-letters replay --all');
    expect(now.stack.replayed).toEqual([
      'results/enrichment.match-answers.v1~7',
      'matching/enrichment.runs.v1~1',
      'results/enrichment.match-answers.v1~7',
    ]);
  });

  it('that are refused are told, and the others replayed', async () => {
    const list = Array.from({ length: 4 }, () => ({
      status: 200,
      problem: { items: now.stack.letters['matching'] ?? [], next: null },
    }));
    now.stack.failures = [...list, { status: 409, problem: problem('delivery/too-old', 409, 'It is too old.') }];
    const { exitCode, errors, output } = await run('dead-letters replay --all');
    expect(exitCode).toBe(1);
    expect(errors).toContain('It is too old.');
    expect(output).toBe('3 replayed, 1 not.\n');
  });

  it.each([
    ['dead-letters replay', 'Say which one, by its id, or --all.'],
    ['dead-letters replay x --all', 'Say which one, by its id, or --all.'],
    ['dead-letters show nonsense', '“nonsense” is no id of a dead letter: `firmograph dead-letters list` shows them.'],
  ])('%s is refused', async (argv, sentence) => {
    expect(await run(argv)).toMatchObject({ exitCode: 2, errors: `✗ ${sentence}\n` });
  });

  it('there may be none', async () => {
    now.stack.letters['matching'] = [];
    now.stack.letters['results'] = [];
    expect(await run('dead-letters list')).toMatchObject({ exitCode: 0, output: 'There are no dead letters.\n' });
  });
});
