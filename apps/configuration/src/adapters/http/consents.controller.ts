import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { GrantConsent } from '../../application/grant-consent.ts';
import { ReadConsents } from '../../application/read-consents.ts';
import { WithdrawConsent } from '../../application/withdraw-consent.ts';
import { consentsOf, type ConsentRecord } from '../../domain/consent.ts';
import { consentAnswer } from './answers.ts';
import { pageAnswer, pagingOf } from './paging.ts';

@Controller()
export class ConsentsController {
  constructor(
    private readonly grantConsent: GrantConsent,
    private readonly withdrawConsent: WithdrawConsent,
    private readonly consents: ReadConsents,
  ) {}

  @Serve(routes.grantConsent)
  async grant({ params, body }: InputOf<typeof routes.grantConsent>, caller: Caller) {
    const { tenantId, subject } = aPerson(caller);
    const { noticeHash, fields, expiresAt } = body;
    const agreement = {
      by: subject,
      noticeHash,
      fields,
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    };
    const now = new Date();
    const record = await this.grantConsent.execute({ tenantId, id: params.connectionId }, agreement, now);
    return latest(record, now);
  }

  @Serve(routes.listConsents)
  async list({ params, query }: InputOf<typeof routes.listConsents>, { tenantId }: Caller) {
    const page = await this.consents.list({ tenantId, id: params.connectionId }, pagingOf(query), new Date());
    return pageAnswer(page, (consent) => consentAnswer(params.connectionId, consent));
  }

  @Serve(routes.withdrawConsent)
  async withdraw({ params }: InputOf<typeof routes.withdrawConsent>, { tenantId, subject }: Caller) {
    const now = new Date();
    return latest(await this.withdrawConsent.execute({ tenantId, id: params.connectionId }, subject, now), now);
  }
}

/** Keys and services are refused before, unless a token says both. */
function aPerson(caller: Caller): Caller {
  if (caller.isProgram !== true && caller.scopes === undefined && !caller.roles.includes('Service')) return caller;
  throw new DomainError(
    'consent/needs-a-person',
    'Only a person can agree: sign in as one, read the notice, then agree to it.',
  );
}

function latest(record: ConsentRecord, now: Date) {
  const [consent] = consentsOf(record, now);
  if (consent === undefined) throw new TypeError('A consent was changed and is not there');
  return consentAnswer(record.connectionId, consent);
}
