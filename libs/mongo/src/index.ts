import type { mongo } from 'mongoose';

export { Database, TenantCollection } from './database.ts';
export type { CollectionDeclaration, CrossTenantReason } from './database.ts';
export { LeasedWork } from './leased-work.ts';
export type { LeasedDocument } from './leased-work.ts';
export { MongoModule } from './mongo.module.ts';
export { Outbox } from './outbox.ts';
export type { OutboxDocument, OutboxOptions } from './outbox.ts';
export { relay } from './relay.ts';
export { Scope } from './scope.ts';
export type { BulkResult, Reading, TenantDocument, Write } from './scope.ts';
export { WholeDatabase } from './whole-database.ts';
export type { DatabaseContent } from './whole-database.ts';
export { Worker } from './worker.ts';
export type { WorkerOptions } from './worker.ts';
export type Filter<D> = mongo.Filter<D>;
export type Update<D> = mongo.UpdateFilter<D>;
