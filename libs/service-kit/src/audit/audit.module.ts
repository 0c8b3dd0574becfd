import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CheckpointSigner } from '@firmograph/contracts';
import { Database, Worker } from '@firmograph/mongo';
import type { ServiceConfig } from '../config.ts';
import { AuditChains } from './audit-chains.ts';
import { AuditCheckpoints } from './audit-checkpoints.ts';
import { AuditReading } from './audit-reading.ts';
import { AuditTrail } from './audit-trail.ts';
import { AuditController } from './audit.controller.ts';
import { AuditInterceptor } from './audit.interceptor.ts';

export interface AuditOptions {
  /** Whose chains these are. */
  readonly service: string;
  readonly config: Pick<ServiceConfig, 'AUDIT_SIGNING_KEY' | 'AUDIT_FORMER_KEYS' | 'AUDIT_CHECKPOINT_MS'>;
}

/** Signed anew at the latest after so many entries, however short the time. */
const entriesPerCheckpoint = 1000;

/** The audit trail of a service, in its database: everything that is no GET is recorded. Needs `MongoModule`. */
@Module({})
export class AuditModule {
  static with({ service, config }: AuditOptions): DynamicModule {
    return {
      module: AuditModule,
      global: true,
      controllers: [AuditController],
      providers: [
        ...stores(service, config),
        AuditTrail,
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        { provide: 'worker of audit', useFactory: worker(config), inject: [AuditChains, AuditCheckpoints] },
      ],
      exports: [AuditTrail],
    };
  }
}

function stores(
  service: string,
  { AUDIT_SIGNING_KEY: seed, AUDIT_FORMER_KEYS: former }: AuditOptions['config'],
): Provider[] {
  const signer = seed === undefined ? undefined : new CheckpointSigner(seed);
  const keys = former.map((text) => Buffer.from(text, 'base64'));
  return [
    {
      provide: AuditCheckpoints,
      useFactory: (database: Database) => AuditCheckpoints.open(database, signer, keys),
      inject: [Database],
    },
    {
      provide: AuditChains,
      useFactory: (database: Database, checkpoints: AuditCheckpoints) =>
        AuditChains.open(database, service, (...grown) => checkpoints.hasGrown(...grown)),
      inject: [Database, AuditCheckpoints],
    },
    {
      provide: AuditReading,
      useFactory: (chains: AuditChains, checkpoints: AuditCheckpoints) => new AuditReading(chains, checkpoints),
      inject: [AuditChains, AuditCheckpoints],
    },
  ];
}

function worker({ AUDIT_CHECKPOINT_MS: everyMs }: AuditOptions['config']) {
  return (chains: AuditChains, checkpoints: AuditCheckpoints): Worker => {
    const signing = new Worker({
      name: 'audit-checkpoints',
      lanes: 1,
      idleMs: everyMs,
      step: async () => {
        await checkpoints.sign(chains, new Date());
        return 'idle';
      },
    });
    checkpoints.onMany(entriesPerCheckpoint, () => signing.wake());
    return signing;
  };
}
