import { describe, expect, it } from '@jest/globals';
import { usualPorts } from './app-ports.ts';
import { appNames } from './apps.ts';

const freeBut =
  (...taken: readonly number[]) =>
  (port: number): Promise<boolean> =>
    Promise.resolve(!taken.includes(port));

describe('the usual ports', () => {
  it('are the defaults when these are free', async () => {
    expect(Object.fromEntries(await usualPorts(appNames, {}, freeBut()))).toEqual({
      'identity-sandbox': 3011,
      'leadspace-sandbox': 3010,
      configuration: 3001,
      sourcing: 3002,
      matching: 3003,
      results: 3004,
    });
  });

  it('go up to the next free one, past those of the others', async () => {
    const ports = await usualPorts(appNames, {}, freeBut(3001, 3005));
    expect([ports.get('configuration'), ports.get('sourcing')]).toEqual([3006, 3002]);
  });

  it('are those a person set', async () => {
    const ports = await usualPorts(['matching', 'results'], { MATCHING_PORT: '3004' }, freeBut());
    expect(Object.fromEntries(ports)).toEqual({ matching: 3004, results: 3005 });
  });

  it('end in one sentence when the one a person set is taken', async () => {
    await expect(usualPorts(appNames, { RESULTS_PORT: '8080' }, freeBut(8080))).rejects.toThrow(
      'Port 8080 of RESULTS_PORT is taken: stop the program that uses it, or set RESULTS_PORT to another one.',
    );
  });

  it.each(['http', '0', '70000', '80.5'])('refuse %s', async (setting) => {
    await expect(usualPorts(appNames, { LEADSPACE_SANDBOX_PORT: setting }, freeBut())).rejects.toThrow(
      'LEADSPACE_SANDBOX_PORT is not a port: set it to a number from 1 to 65535.',
    );
  });
});
