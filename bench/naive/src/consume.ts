import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createConnection } from 'mongoose';
import { consuming, producing } from './kafka.ts';
import { answersTopic, MatchController, providerUrl } from './match.controller.ts';
import { enrichedTopic, ResultController, rows } from './result.controller.ts';
import { rowModel } from './row.ts';
import type { NaiveSettings } from './settings.ts';

@Module({})
class ConsumeModule {
  static with(settings: NaiveSettings): DynamicModule {
    const { ROLE, MONGO_URL, PROVIDER_URL, TOPIC_PREFIX } = settings;
    return {
      module: ConsumeModule,
      imports: [producing(settings)],
      controllers: [ROLE === 'match' ? MatchController : ResultController],
      providers: [
        { provide: providerUrl, useValue: PROVIDER_URL },
        { provide: answersTopic, useValue: `${TOPIC_PREFIX}.answers` },
        { provide: enrichedTopic, useValue: `${TOPIC_PREFIX}.enriched` },
        { provide: rows, useFactory: async () => rowModel(await createConnection(MONGO_URL).asPromise()) },
      ],
    };
  }
}

/** The matching or the results half, until it is stopped. */
export async function consume(settings: NaiveSettings): Promise<void> {
  const module = ConsumeModule.with(settings);
  const app = await NestFactory.createMicroservice(module, { ...consuming(settings), logger: ['error'] });
  app.enableShutdownHooks(['SIGTERM'], { useProcessExit: true });
  await app.listen();
}
