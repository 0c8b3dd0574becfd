import { NestFactory } from '@nestjs/core';
import { Module, type DynamicModule } from '@nestjs/common';
import { ClientKafka } from '@nestjs/microservices';
import { createConnection } from 'mongoose';
import { lastValueFrom } from 'rxjs';
import { producing } from './kafka.ts';
import { profileModel } from './row.ts';
import type { NaiveSettings } from './settings.ts';

@Module({})
class SourceModule {
  static with(settings: NaiveSettings): DynamicModule {
    return { module: SourceModule, imports: [producing(settings)] };
  }
}

/** Reads the profiles and emits each; the stock client makes a request of each emit, so a hundred are let go at once. */
export async function source(settings: NaiveSettings): Promise<void> {
  const app = await NestFactory.createApplicationContext(SourceModule.with(settings), { logger: ['error'] });
  const kafka = app.get<ClientKafka>('KAFKA');
  await kafka.connect();
  const connection = await createConnection(settings.MONGO_URL).asPromise();
  const topic = `${settings.TOPIC_PREFIX}.profiles`;
  let letGo: Promise<unknown>[] = [];
  for await (const { profileId, name, website, country } of profileModel(connection).find().lean().cursor()) {
    const value = { profileId, name, website, country };
    letGo.push(lastValueFrom(kafka.emit(topic, { key: profileId, value })));
    if (letGo.length === 100) {
      await Promise.all(letGo);
      letGo = [];
    }
  }
  await Promise.all(letGo);
  await connection.close();
  await app.close();
}
