import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { Validator } from '@seriousme/openapi-schema-validator';
import { down } from '@firmograph/kernel';
import { HealthChecks } from './health-checks.ts';
import { Metrics } from './metrics.ts';
import { ask } from './testing/asking.ts';
import { NotesController, startNotes } from './testing/notes-service.ts';

describe('a service, to those who run it', () => {
  let notes: Awaited<ReturnType<typeof startNotes>>;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes.stop());

  it('says that it lives', async () => {
    expect(await ask(notes, '/health/live', { token: null })).toMatchObject({ status: 200, json: { status: 'up' } });
  });

  it('is ready when every part is, and says which is not, and why', async () => {
    expect(await ask(notes, '/health/ready', { token: null })).toMatchObject({ status: 200 });
    notes.app.get(HealthChecks).add('mongodb', () => down('no primary'));
    expect(await ask(notes, '/health/ready', { token: null })).toMatchObject({
      status: 503,
      json: { status: 'down', checks: { mongodb: { status: 'down', reason: 'no primary' } } },
    });
    notes.app.get(HealthChecks).beforeApplicationShutdown();
    expect(await ask(notes, '/health/ready')).toMatchObject({
      json: { checks: { service: { reason: 'shutting down' } } },
    });
  });

  it('counts requests by route, and names neither tenant nor address', async () => {
    await ask(notes, '/notes/very-private', { token: { tenant: 'acme-tenant' } });
    const { text } = await ask(notes, '/metrics', { token: null });
    expect(text).toMatch(/http_request_duration_seconds_count\{route="getNote",method="GET",status="200"\} \d+/);
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toMatch(/acme-tenant|very-private/);
  });

  it('publishes what is behind the topics it reads, what became of the messages, and what their batches took', async () => {
    const metrics = new Metrics();
    const server = {
      lag: () => [{ topic: 'a.v1', partition: 2, messages: 7 }],
      tally: { handled: 5, ignored: 1, deadLetters: 0, retries: 3, holds: 0 },
      onBatch: (observe: (topic: string, seconds: number) => void) => observe('a.v1', 0.25),
    };
    metrics.watchKafka(server as unknown as Parameters<Metrics['watchKafka']>[0]);
    const text = await metrics.text();
    for (const line of [
      'kafka_consumer_lag_messages{topic="a.v1",partition="2"} 7',
      'kafka_messages_total{outcome="handled"} 5',
      'kafka_messages_total{outcome="retries"} 3',
      'kafka_batch_seconds_sum{topic="a.v1"} 0.25',
    ])
      expect(text).toContain(line);
  });

  it('describes all its routes in a valid OpenAPI document', async () => {
    const { json } = await ask(notes, '/openapi.json', { token: null });
    const { valid, errors } = await new Validator().validate(json as Record<string, unknown>);
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(Object.keys((json as { paths: object }).paths)).toHaveLength(7);
  });

  it('shows them on a page that takes nothing from elsewhere', async () => {
    const { status, text, headers } = await ask(notes, '/docs', { token: null });
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    const parts = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, part = '']) => part);
    expect(parts).toHaveLength(4);
    for (const part of parts) {
      const answer = await ask(notes, `/${part}`, { token: null });
      expect({ part, status: answer.status, isEmpty: answer.text === '' }).toEqual({
        part,
        status: 200,
        isEmpty: false,
      });
    }
    expect((await ask(notes, '/docs/start.js', { token: null })).text).toContain("url: 'openapi.json'");
    expect(await ask(notes, '/docs/package.json', { token: null })).toMatchObject({ status: 404 });
    expect(await ask(notes, '/docs/..%2fpackage.json', { token: null })).toMatchObject({ status: 404 });
  });
});

describe('a service does not start', () => {
  it('with a route that nobody has a contract for', async () => {
    @Controller()
    class Stray {
      @Get('stray')
      stray() {
        return 'open to all';
      }
    }
    await expect(startNotes([NotesController, Stray])).rejects.toThrow('Stray.stray is a route without a contract');
  });

  it('with two routes of one name', async () => {
    class Again extends NotesController {}
    Controller()(Again);
    await expect(startNotes([NotesController, Again])).rejects.toThrow(/Two routes have the name|already declared/);
  });
});
