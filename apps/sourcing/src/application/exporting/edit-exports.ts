import { randomUUID } from 'node:crypto';
import type { ExportDraft } from '@firmograph/contracts';
import { Injectable } from '@nestjs/common';
import type { Export, ExportDefinition } from '../../domain/exporting/export.ts';
import { MayUse, type Asker } from './may-use.ts';
import { Exports, type Stored } from './ports.ts';
import { requireRev, requireSaved, type Expected } from './revision.ts';
import { RunnableExport } from './runnable-export.ts';

/** Makes and changes exports: what is saved could run now. */
@Injectable()
export class EditExports {
  constructor(
    private readonly exports: Exports,
    private readonly mayUse: MayUse,
    private readonly runnable: RunnableExport,
  ) {}

  async define(asker: Asker, { targetId, ...definition }: ExportDraft, now: Date): Promise<Stored<Export>> {
    const nextRunAt = await this.checked(asker, targetId, definition, now);
    return this.added(asker, { definition, targetId }, nextRunAt, now);
  }

  async change(asker: Asker, exportId: string, draft: ExportDraft, expected: Expected): Promise<Stored<Export>> {
    const { value, rev } = await this.mayUse.export(asker, exportId);
    requireRev(rev, expected);
    const { targetId, ...definition } = draft;
    const now = new Date();
    const nextRunAt = await this.checked(asker, targetId, definition, now);
    const changed = { ...value, definition, targetId, changedAt: now };
    requireSaved(await this.exports.save(asker.tenantId, rev, changed, nextRunAt));
    return { value: changed, rev: rev + 1 };
  }

  /** Without its schedule: two that do the same at the same time are never what is wanted. */
  async duplicate(asker: Asker, exportId: string, name: string, now: Date): Promise<Stored<Export>> {
    const { value } = await this.mayUse.export(asker, exportId);
    const definition = { ...value.definition, name, schedule: null };
    return this.added(asker, { definition, targetId: value.targetId }, null, now);
  }

  async detach(asker: Asker, exportId: string, now: Date): Promise<Stored<Export>> {
    const { value, rev } = await this.mayUse.export(asker, exportId);
    if (value.targetId === null) return { value, rev };
    const detached = { ...value, targetId: null, changedAt: now };
    requireSaved(await this.exports.save(asker.tenantId, rev, detached, null));
    return { value: detached, rev: rev + 1 };
  }

  async remove(asker: Asker, exportId: string, expected: Expected): Promise<void> {
    const { rev } = await this.mayUse.export(asker, exportId);
    requireRev(rev, expected);
    requireSaved(await this.exports.remove(asker.tenantId, exportId, rev));
  }

  private async added(
    { tenantId, name }: Asker,
    made: Pick<Export, 'definition' | 'targetId'>,
    nextRunAt: Date | null,
    now: Date,
  ): Promise<Stored<Export>> {
    const value = { exportId: randomUUID(), ...made, createdBy: name, createdAt: now, changedAt: now };
    await this.exports.save(tenantId, 0, value, nextRunAt);
    return { value, rev: 1 };
  }

  private async checked(asker: Asker, targetId: string, definition: ExportDefinition, now: Date): Promise<Date | null> {
    await this.mayUse.target(asker, targetId);
    return this.runnable.check(asker.tenantId, definition, now);
  }
}
