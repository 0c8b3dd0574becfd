import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { eventually } from '@firmograph/testing';
import { idIn, startConfiguration, type ConfigurationUnderTest } from './testing/configuration-under-test.ts';
import { aStartedRun } from './testing/ready.ts';
import { settledReport } from './testing/reports.ts';

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let service: ConfigurationUnderTest;
let receiver: Server;
let url: string;
const heard: Heard[] = [];
const mails: string[] = [];
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _, done) => {
    void text(stream).then((mail) => {
      mails.push(mail);
      done();
    });
  },
});

beforeAll(async () => {
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      const { url: path = '', headers } = request;
      heard.push({ path, headers, body });
      if (path.startsWith('/hang')) return;
      const status = path.startsWith('/moved') ? 302 : 204;
      response.writeHead(status, status === 302 ? { location: `${url}/elsewhere` } : {}).end();
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening));
  const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  url = `http://127.0.0.1:${portOf(receiver)}`;
  service = await startConfiguration({
    NOTIFY_PRIVATE_ADDRESSES: 'true',
    NOTIFY_TIMEOUT_MS: '500',
    SMTP_URL: `smtp://127.0.0.1:${portOf(smtp.server)}`,
  });
}, 60_000);
afterAll(async () => {
  await service.stop();
  receiver.closeAllConnections();
  receiver.close();
  await new Promise<void>((closed) => smtp.close(closed));
});

const subscribe = (target: object, on = ['run-warnings']) =>
  service.call('POST', '/notifications/subscriptions', { name: 'Operations', target, on });
const toPath = (path: string) => heard.filter((each) => each.path === path);
const verify = (secret: unknown, { headers, body }: Heard) =>
  new Webhook(String(secret)).verify(body, headers as Record<string, string>);
const attemptsOf = async (subscriptionId: string) => {
  const { body } = await service.call('GET', `/notifications/deliveries?subscriptionId=${subscriptionId}`);
  return body['items'] as readonly {
    readonly state: string;
    readonly attempts: readonly { readonly outcome: string }[];
  }[];
};

describe('a webhook', () => {
  it('is told of a run that ended with warnings, signed, without a word about persons or companies', async () => {
    const { body } = await subscribe({ kind: 'webhook', url: `${url}/warnings` });
    const started = await aStartedRun(service);
    await service.publish([settledReport(started, { enriched: 1, 'not-eligible': 2 })]);
    await eventually(() => {
      expect(toPath('/warnings')).toHaveLength(1);
    });
    const [told] = toPath('/warnings');
    if (told === undefined) throw new Error('nothing was heard');
    expect(verify(body['secret'], told)).toMatchObject({
      type: 'run-warnings',
      data: { runId: started.runId, status: 'Completed with warnings', profiles: 3 },
    });
    expect(told.body).not.toMatch(/"ada"|Customers in the north|Leadspace/);
  });

  it('is signed with the old secret as well while it is changed, and neither is shown again', async () => {
    const made = await subscribe({ kind: 'webhook', url: `${url}/rotated` });
    const path = `/notifications/subscriptions/${idIn(made, 'subscriptionId')}`;
    const rotated = await service.call('POST', `${path}/secret`);
    await service.call('POST', `${path}/test`);
    await eventually(() => {
      expect(toPath('/rotated')).toHaveLength(1);
    });
    const [told] = toPath('/rotated');
    if (told === undefined) throw new Error('nothing was heard');
    for (const secret of [made.body['secret'], rotated.body['secret']])
      expect(verify(secret, told)).toMatchObject({ type: 'test' });
    expect((await service.call('GET', '/notifications/subscriptions')).text).not.toContain('whsec_');
  });

  it('that redirects is not followed, and one that hangs is given its time and no more; both stay to be tried', async () => {
    for (const [path, outcome] of [
      ['/moved', '302'],
      ['/hang', 'TimeoutError'],
    ] as const) {
      const id = idIn(await subscribe({ kind: 'webhook', url: `${url}${path}` }), 'subscriptionId');
      await service.call('POST', `/notifications/subscriptions/${id}/test`);
      await eventually(async () => {
        expect(await attemptsOf(id)).toMatchObject([{ state: 'pending', attempts: [{ outcome }] }]);
      });
    }
    expect(toPath('/elsewhere')).toEqual([]);
  });
});

describe('e-mail', () => {
  it('is sent by SMTP', async () => {
    const id = idIn(await subscribe({ kind: 'email', to: ['operations@acme.example'] }), 'subscriptionId');
    await service.call('POST', `/notifications/subscriptions/${id}/test`);
    await eventually(() => {
      expect(mails.join()).toMatch(/Subject: Firmograph: test/);
    });
    expect(await attemptsOf(id)).toMatchObject([{ state: 'delivered' }]);
  });
});

it('subscriptions are the business of administrators, and of their own tenant', async () => {
  const id = idIn(await subscribe({ kind: 'webhook', url }), 'subscriptionId');
  const path = `/notifications/subscriptions/${id}`;
  expect((await service.call('DELETE', path, undefined, { role: 'Contributor' })).status).toBe(403);
  expect((await service.call('POST', `${path}/test`, undefined, { tenant: 'other' })).status).toBe(404);
  expect((await service.call('DELETE', path)).status).toBe(204);
});
