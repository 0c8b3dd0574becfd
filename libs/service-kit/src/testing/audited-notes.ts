import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database, MongoModule } from '@firmograph/mongo';
import { testIssuer, withMongo, type TestIssuer } from '@firmograph/testing';
import type { AuditDocument } from '../audit/audit-chains.ts';
import type { CheckpointDocument } from '../audit/audit-checkpoints.ts';
import { AuditModule } from '../audit/audit.module.ts';
import { ContractAdapter } from '../http-adapter.ts';
import { ServiceModule } from '../service.module.ts';
import { openService } from '../start-service.ts';
import { NotesController } from './notes-service.ts';

@Module({})
class AuditedNotes {}

/** The notes service with an audit trail on a real MongoDB; `another` is a second instance of it. */
export async function startAuditedNotes() {
  const [mongo, issuer] = await Promise.all([withMongo(), testIssuer()]);
  const apps: NestFastifyApplication[] = [];
  const another = async () => {
    const app = await opened(mongo.value, issuer);
    apps.push(app);
    return { app, issuer, origin: await app.getUrl(), stop: () => Promise.all([app.close(), issuer.close()]) };
  };
  const notes = await another();
  const database = await Database.connect(mongo.value, 'behind-the-back');
  return {
    notes,
    another,
    entries: await database.collection<AuditDocument>({ name: 'audit' }),
    checkpoints: await database.collection<CheckpointDocument>({ name: 'audit-checkpoints' }),
    stop: async () => {
      await Promise.all(apps.map((app) => app.close()));
      await Promise.all([database.close(), issuer.close()]);
      await mongo.release();
    },
  };
}

async function opened(mongoUrl: string, issuer: TestIssuer): Promise<NestFastifyApplication> {
  const config = {
    OIDC_ISSUER: issuer.url,
    OIDC_AUDIENCE: 'firmograph',
    OIDC_TENANT_CLAIM: 'tenant',
    OIDC_ROLES_CLAIM: 'roles',
    AUDIT_SIGNING_KEY: Buffer.alloc(32, 7),
    AUDIT_FORMER_KEYS: [],
    AUDIT_CHECKPOINT_MS: 50,
  };
  const module = {
    module: AuditedNotes,
    imports: [
      ServiceModule.with({ title: 'Notes', config }),
      MongoModule.with({ url: mongoUrl, service: 'notes' }),
      AuditModule.with({ service: 'notes', config }),
    ],
    controllers: [NotesController],
  };
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(module, new ContractAdapter(), options);
  return openService(app, { PORT: 0, HOST: '127.0.0.1' });
}
