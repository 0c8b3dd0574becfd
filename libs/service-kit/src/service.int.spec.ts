import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { defineEvent, defineTopic, occurred, outgoing, type EventOf } from '@firmograph/contracts';
import { Consume, EventPublisher, KafkaModule } from '@firmograph/kafka';
import { DomainError } from '@firmograph/kernel';
import { eventually, readTopic, testIssuer, withKafka, type TestIssuer, type TopicReader } from '@firmograph/testing';
import type { Lent, TestKafka, TestToken } from '@firmograph/testing';
import { loadConfig, serviceConfig, type ServiceConfig } from './config.ts';
import { ContractAdapter } from './http-adapter.ts';
import { DeadLettersController } from './dead-letters.controller.ts';
import { kafkaOptions } from './kafka-options.ts';
import { ServiceModule } from './service.module.ts';
import { openService } from './start-service.ts';
import { NotesController } from './testing/notes-service.ts';

const NoteWritten = defineEvent('note.written', 'Somebody wrote a note', z.object({ text: z.string() }));
type NoteWritten = EventOf<typeof NoteWritten>;
const notes = defineTopic({
  name: 'notes.v1',
  summary: 'Notes',
  partitions: 1,
  compacted: false,
  events: [NoteWritten],
});

const heard: string[] = [];
let isPatient = false;

@Controller()
class NotesConsumer {
  @Consume(notes, 'note.written')
  async on({ data: { text } }: NoteWritten): Promise<void> {
    if (text === 'rude' && !isPatient) throw new DomainError('notes/rude', 'secret');
    heard.push(text);
  }
}

@Module({})
class NotesModule {
  static with(config: ServiceConfig): DynamicModule {
    return {
      module: NotesModule,
      imports: [
        ServiceModule.with({ title: 'Notes', config }),
        KafkaModule.with(kafkaOptions('notes', config, [notes])),
      ],
      controllers: [NotesController, NotesConsumer, DeadLettersController],
    };
  }
}

function aNote(text: string) {
  const time = new Date('2026-01-01T00:00:00Z');
  const event = { source: 'test', subject: `acme:${text}`, occurrence: 1, time, tenantid: 'acme', data: { text } };
  return outgoing(notes, occurred(NoteWritten, event));
}

describe('a service with routes and a consumer', () => {
  let kafka: Lent<TestKafka>;
  let issuer: TestIssuer;
  let app: NestFastifyApplication;
  let dead: TopicReader;
  beforeAll(async () => {
    [kafka, issuer] = await Promise.all([withKafka(), testIssuer()]);
    const { brokers, namespace } = kafka.value;
    const config = loadConfig(serviceConfig, {
      PORT: '0',
      HOST: '127.0.0.1',
      KAFKA_BROKERS: brokers.join(','),
      KAFKA_NAMESPACE: namespace,
      KAFKA_SESSION_TIMEOUT_MS: '6000',
      MONGO_URL: 'mongodb://127.0.0.1/unused',
      OIDC_ISSUER: issuer.url,
    });
    const module = NotesModule.with(config);
    const options = { logger: false, abortOnError: false } as const;
    app = await NestFactory.create<NestFastifyApplication>(module, new ContractAdapter(), options);
    await openService(app, config);
    dead = await readTopic(brokers, `${namespace}.notes.v1.${namespace}.notes.dlq`);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([app.close(), dead.stop(), issuer.close()]);
    await kafka.release();
  });

  const get = async (path: string) => (await fetch((await app.getUrl()) + path)).text();

  it('is ready once its consumer is', async () => {
    await eventually(async () => {
      expect(JSON.parse(await get('/health/ready'))).toEqual({ status: 'up', checks: { kafka: { status: 'up' } } });
    }, 20_000);
  });

  it('hears events without a token, and leaves what they break to the dead letters, not to the problems of HTTP', async () => {
    await app.get(EventPublisher).publish([aNote('rude'), aNote('kind')]);
    await eventually(() => expect(heard).toEqual(['kind']));
    await eventually(() =>
      expect(dead.messages).toMatchObject([
        { key: 'acme:rude', headers: { 'dlq-error-code': 'notes/rude', 'dlq-error-class': 'DomainError' } },
      ]),
    );
  });

  it('shows an administrator what it put aside, and has it handled again', async () => {
    const origin = await app.getUrl();
    const asked = async (path: string, method = 'GET', token: TestToken = { tenant: 'acme' }) => {
      const headers = { authorization: `Bearer ${await issuer.token(token)}` };
      const response = await fetch(origin + path, { method, headers });
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    };
    const { json } = await asked('/dead-letters?limit=10');
    expect(json).toMatchObject({ items: [{ key: 'acme:rude', code: 'notes/rude', topic: 'notes.v1' }], next: null });
    const [{ id } = { id: '' }] = json['items'] as { id: string }[];
    expect(await asked(`/dead-letters/${id}`)).toMatchObject({ status: 200, json: { value: aNote('rude').value } });
    expect(await asked(`/dead-letters/${id}`, 'GET', { tenant: 'rival' })).toMatchObject({ status: 404 });
    expect(await asked(`/dead-letters/${id}`, 'GET', { tenant: 'acme', roles: ['Viewer'] })).toMatchObject({
      status: 403,
    });

    isPatient = true;
    expect(await asked(`/dead-letters/${id}/replay`, 'POST')).toEqual({
      status: 202,
      json: { topic: 'notes.v1', key: 'acme:rude' },
    });
    await eventually(() => expect(heard).toEqual(['kind', 'rude']));
  });

  it('tells how far behind it is', async () => {
    const lag = /kafka_consumer_lag_messages\{topic="[\w.-]+notes\.v1",partition="0"\} (\d+)/;
    await eventually(async () => expect(lag.exec(await get('/metrics'))?.[1]).toBe('0'));
  });
});
