import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SendableField } from '@firmograph/enrichment';
import { DomainError, NotFound } from '@firmograph/kernel';
import { emptyRecord, granted, lookAt, type ConsentRecord } from '../domain/consent.ts';
import { noticeWith } from '../domain/notice.ts';
import { changeOrBegin } from './change.ts';
import { consentChanged } from './messages.ts';
import { Connections, Consents, type Address } from './ports.ts';

export interface Agreement {
  readonly by: string;
  /** Of the notice that the person was shown. */
  readonly noticeHash: string;
  readonly fields: readonly SendableField[];
  readonly expiresAt: Date | null;
}

@Injectable()
export class GrantConsent {
  constructor(
    private readonly connections: Connections,
    private readonly consents: Consents,
  ) {}

  async execute(address: Address, { by, noticeHash, fields, expiresAt }: Agreement, now: Date): Promise<ConsentRecord> {
    if ((await this.connections.store.find(address)) === null) throw new NotFound('connection', address.id);
    const notice = noticeWith(noticeHash);
    if (notice?.isCurrent !== true)
      throw new DomainError(
        'consent/notice-changed',
        'The notice has changed. Read the present one, then agree to it.',
      );
    const request = {
      consentId: randomUUID(),
      by,
      at: now,
      fields: [...new Set(fields)],
      noticeVersion: notice.version,
      noticeHash,
      noticeLanguage: notice.language,
      expiresAt,
    };
    return changeOrBegin(this.consents.store, address, emptyRecord(address.id), ({ value }) => {
      const record = granted(value, request);
      return { value: record, says: [consentChanged(record, address.tenantId)], dueAt: lookAt(record) };
    });
  }
}
