import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { configurationRoutes, deadLetterRoutes } from '@firmograph/contracts';
import { serviceNames } from '@firmograph/dev';
import type { Administrator } from '@firmograph/harness';
import { eventually } from '@firmograph/testing';
import { CopiesOf } from './testing/copies.ts';
import { startPeopledStack, type PeopledStack } from './testing/peopled-stack.ts';

const mark = randomBytes(6).toString('hex');
const person = `person-${mark}@people.example`;
const company = `Canary${mark}`;
const refused = `refused-token-${mark}`;
const password = `password-${mark}`;
const tenant = 'acme';

let product: PeopledStack;
let copies: CopiesOf;
let administrator: Administrator;
let secrets: readonly string[];
let elsewhere = '';

beforeAll(async () => {
  product = await startPeopledStack('debug');
  copies = new CopiesOf(product.stack);
  administrator = product.administratorOf(tenant);
  const token = product.stack.description.leadspaceSandbox?.token ?? '';
  secrets = [token, refused, password];
  await badRequests();
  await importsAndEvents();
  const connectionId = await administrator.connect(token);
  await runsWithDeaths(connectionId);
  elsewhere = await whatOthersSee();
}, 240_000);
afterAll(() => product.stop());

async function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const [service, route] = path.split(' ');
  const url = serviceNames.find((name) => name === service);
  if (url === undefined || route === undefined) throw new Error(`${path} is no route`);
  const response = await fetch(product.urlOf(url) + route, {
    method: 'POST',
    body,
    headers: {
      authorization: `Bearer ${await product.tokenOf(tenant, 'Administrator')}`,
      'content-type': 'application/json',
      ...headers,
    },
  });
  await response.text();
  return response.status;
}

/** Secrets where they do not belong, and where they belong but are wrong. */
async function badRequests(): Promise<void> {
  const credential = { kind: 'token', token: refused };
  const { connectionId } = await administrator.call('configuration', configurationRoutes.saveConnection, {
    body: { name: 'Refused', credential: { kind: 'token', token: refused } },
  });
  await post(`configuration /connections/${connectionId}/verify`, '');
  await administrator.call('configuration', configurationRoutes.saveConnection, {
    body: { name: 'Refused, too', credential: { kind: 'oauth', user: 'program', pass: password } },
  });
  for (const secret of secrets) {
    await post('configuration /connections', JSON.stringify({ name: 'x', credential: { ...credential, [secret]: 1 } }));
    await post('configuration /connections', `{"name":"x","credential":{"kind":"token","token":"${secret}"`);
    await post('configuration /connections', JSON.stringify({ name: [secret], credential: secret }));
    await post(`configuration /connections/${secret}/verify`, '');
    await post('configuration /connections', '{}', { authorization: `Bearer ${secret}` });
    await post('matching /callbacks/not-a-call/' + secret, JSON.stringify({ [secret]: secret }));
  }
}

const columns = 'id,name,website,country,contact_email';

/** Rows and events, good and bad, that hold a company and a person. */
async function importsAndEvents(): Promise<void> {
  const row = (id: string) => `${id},${company} ${id},${company}-${id}.example,Germany,${person}`;
  await administrator.importCsv(
    [columns, ...['p1', 'p2', 'p3', 'p4'].map(row), `,${company},,,${person}`].join('\n'),
    'rows',
  );
  await post('sourcing /profiles/import?idField=id', `{"id":"p9","name":"${company}","contact_email":"${person}"`);
  await post('sourcing /profiles/import?idField=id', `no,header\n${company},${person}`, { 'content-type': 'text/csv' });
  const { brokers, namespace } = product.stack.description.kafka;
  const producer = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  const values = [`{"name":"${company}","contact_email":"${person}`, JSON.stringify({ name: company, person })];
  await producer.send({
    topic: `${namespace}.profiles.company.v1`,
    messages: values.map((value) => ({ key: `${tenant}:poison`, value })),
  });
  await producer.disconnect();
  await eventually(async () => {
    const { items } = await administrator.call('sourcing', deadLetterRoutes.listDeadLetters, { query: {} });
    expect(items).toHaveLength(values.length);
  }, 60_000);
}

async function runsWithDeaths(connectionId: string): Promise<void> {
  const { stack } = product;
  const enrichmentId = await administrator.define({
    connectionId,
    name: 'canaries',
    importId: 'rows',
    freshForDays: 0,
  });
  const { runId } = await administrator.run(enrichmentId);
  for (const app of ['matching', 'results'] as const)
    for (const process of stack.processes(app)) await stack.restart(process, 'SIGKILL');
  await administrator.ended(runId, 120_000);
  for (const process of stack.processes('sourcing')) await stack.restart(process);
}

/** What another tenant is answered everywhere, and what anybody can read of a service. */
async function whatOthersSee(): Promise<string> {
  const seen: string[] = [];
  const token = await product.tokenOf('other', 'Administrator');
  for (const service of serviceNames)
    for (const path of [
      '/metrics',
      '/openapi.json',
      '/profiles',
      '/segments',
      '/connections',
      '/enrichments',
      '/runs',
      '/dead-letters',
      '/ledger',
      '/audit',
    ]) {
      const response = await fetch(product.urlOf(service) + path, { headers: { authorization: `Bearer ${token}` } });
      seen.push(await response.text());
    }
  return seen.join('\n').toLowerCase();
}

async function logs(): Promise<string> {
  const folder = join(product.stack.facts.folder, 'logs');
  const files = (await readdir(folder)).filter((name) => !name.includes('sandbox'));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n').toLowerCase();
}

const places = (all: readonly string[], own: RegExp) => all.filter((place) => !own.test(place));

describe('a secret', () => {
  it('is in no database, no topic, no log and no answer to another tenant', async () => {
    expect(await copies.inDatabases(secrets)).toEqual([]);
    expect(await copies.inTopics(secrets)).toEqual([]);
    const said = (await logs()) + elsewhere;
    expect(secrets.filter((secret) => said.includes(secret.toLowerCase()))).toEqual([]);
  });
});

describe('what a profile says of a person', () => {
  it('is in the store of profiles, in what came that could not be read, and nowhere else', async () => {
    expect(places(await copies.inDatabases([person]), /^sourcing\/profiles$/)).toEqual([]);
    expect(places(await copies.inTopics([person]), /profiles\.company\.v1/)).toEqual([]);
    expect((await logs()) + elsewhere).not.toContain(person);
  });
});

describe('what a profile says of a company', () => {
  it('is in no log, in no reason of a dead letter, and in no answer to another tenant', async () => {
    expect((await logs()) + elsewhere).not.toContain(company.toLowerCase());
    const { items } = await administrator.call('sourcing', deadLetterRoutes.listDeadLetters, { query: {} });
    expect(JSON.stringify(items)).not.toContain(company);
  });

  it('is nowhere in what configuration keeps, nor in an audit trail', async () => {
    const found = await copies.inDatabases([company]);
    expect(found.filter((place) => place.startsWith('configuration/') || place.endsWith('/audit'))).toEqual([]);
    expect(found).toContain('sourcing/profiles');
  });
});
