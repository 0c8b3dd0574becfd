import { describe, expect, it } from '@jest/globals';
import { running } from '../testing/running.ts';

const { now, run, folder } = running();
const withToken = (token: string) => ({ env: { FIRMOGRAPH_STACK: folder.path('stack.json'), LEADSPACE_TOKEN: token } });

describe('connections', () => {
  it('are made with the token of the environment, verified, and listed without it', async () => {
    const { output } = await run('connections add Leadspace', withToken('good-token-0001'));
    const listed = await run('connections list');
    expect(output).toContain('“Leadspace” is connected. Nothing leaves before somebody agrees');
    expect(listed.output).toMatch(/Leadspace\n {2}active; token/);
    expect(output + listed.output).not.toContain('good-token-0001');
  });

  it('are not made without a token, nor with one that Leadspace does not know', async () => {
    const none = await run('connections add Leadspace');
    const bad = await run('connections add Leadspace', withToken('bad'));
    expect([none.exitCode, none.errors]).toEqual([
      1,
      expect.stringContaining('Put your Leadspace token in LEADSPACE_TOKEN'),
    ]);
    expect([bad.exitCode, bad.errors]).toEqual([1, expect.stringContaining('does not accept the token')]);
  });

  it('are verified and removed by their name', async () => {
    await run('connections add Leadspace', withToken('good-token-0001'));
    expect((await run('connections verify Leadspace')).output).toContain('active');
    await run('connections remove Leadspace');
    expect((await run('connections list')).output).toBe('There are no connections.\n');
  });

  it('are told when there is none of that name', async () => {
    const { exitCode, errors } = await run('connections verify Nobody');
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('There is no connection “Nobody”')]);
  });
});

describe('enrichments', () => {
  async function anEnrichment(): Promise<string> {
    await run(`enrich ${await folder.write('a.csv', 'id,Company\n1,Acme\n')} --yes`, withToken('good-token-0001'));
    return now.stack.firmograph.enrichments[0]?.definition.name ?? '';
  }
  const quoted = async (command: string, name: string) => run(`enrichments ${command} ${name}`);

  it('are listed, deactivated and activated by their name', async () => {
    const name = await anEnrichment();
    const off = await quoted('deactivate', name);
    expect([off.errors, now.stack.firmograph.enrichments[0]?.state]).toEqual(['', 'Inactive']);
    expect((await run('enrichments list')).output).toContain('Inactive; version');
    await quoted('activate', name);
    expect(now.stack.firmograph.enrichments[0]?.state).toBe('Active');
  });

  it('are run and deleted by their name', async () => {
    const name = await anEnrichment();
    expect((await quoted('run', name)).output).toMatch(/^Run \S+ is /);
    await quoted('delete', name);
    expect((await run('enrichments list')).output).toBe('There are no enrichments.\n');
  });
});
