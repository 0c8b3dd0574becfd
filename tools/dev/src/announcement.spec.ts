import { expect, it } from '@jest/globals';
import { announcement, type Announced } from './announcement.ts';

const secret = 'a-secret-of-this-test';
const description = {
  issuer: 'http://127.0.0.1:3011',
  clientId: 'firmograph-cli',
  clientSecret: secret,
  services: {
    configuration: 'http://127.0.0.1:3001',
    sourcing: 'http://127.0.0.1:3002',
    matching: 'http://127.0.0.1:3003',
    results: 'http://127.0.0.1:3004',
  },
  kafka: { brokers: ['127.0.0.1:9092'], namespace: 'mine' },
};
const infrastructure: Announced['infrastructure'] = {
  kafkaFrom: 'process',
  mongoFrom: 'environment',
  mongoUrl: `mongodb://ada:${secret}@host/`,
};
const facts = { folder: '/stack', leadspaceUrl: 'http://127.0.0.1:3010' };
const stackFile = '/stack/stack.json';

it('names every address, where Kafka and MongoDB came from, and the topic to read', () => {
  const leadspaceSandbox = { url: 'http://127.0.0.1:3010', token: secret };
  const text = announcement({ description: { ...description, leadspaceSandbox }, infrastructure, facts, stackFile });
  for (const address of Object.values(description.services)) expect(text).toContain(address);
  expect(text).toContain('http://127.0.0.1:3010  (sandbox)');
  expect(text).toContain('127.0.0.1:9092  (process)');
  expect(text).toContain('mongodb://host/  (environment)');
  expect(text).toContain('kcat -C -b 127.0.0.1:9092 -t mine.enrichment.enriched-profiles.v1 -o beginning');
});

it('tells no secret', () => {
  const leadspaceSandbox = { url: 'http://127.0.0.1:3010', token: secret };
  expect(
    announcement({ description: { ...description, leadspaceSandbox }, infrastructure, facts, stackFile }),
  ).not.toContain(secret);
});

it('does not call Leadspace itself a sandbox', () => {
  const own = { ...facts, leadspaceUrl: 'https://apigw.leadspace.com' };
  const text = announcement({ description, infrastructure, facts: own, stackFile });
  expect(text).toMatch(/Leadspace +https:\/\/apigw\.leadspace\.com\n/);
});
