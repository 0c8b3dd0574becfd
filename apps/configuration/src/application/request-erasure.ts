import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ErasureScope, ErasureSubject } from '@firmograph/contracts';
import type { FieldMapping } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import { identifiersOf } from '@firmograph/mapping';
import { begun, type Erasure } from '../domain/erasure.ts';
import { asking } from './erasure-messages.ts';
import { askAgainMs } from './keep-erasures.ts';
import { Enrichments, Erasures, Names } from './ports.ts';

export interface ErasureRequest {
  readonly subject: ErasureSubject;
  readonly dryRun: boolean;
  readonly reference: string | null;
  readonly by: string;
}

/** Begins an erasure. What it is about is known by its pseudonym only from here on. */
@Injectable()
export class RequestErasure {
  constructor(
    private readonly erasures: Erasures,
    private readonly enrichments: Enrichments,
    private readonly names: Names,
  ) {}

  async execute(tenantId: string, { subject, dryRun, reference, by }: ErasureRequest, now: Date): Promise<Erasure> {
    const scope = this.scopeOf(tenantId, subject);
    const mappings = scope.kind === 'company' ? await this.mappings(tenantId) : [];
    const erasure = begun({
      ...{ erasureId: randomUUID(), scope, mappings, reference },
      ...{ isDryRun: dryRun, requestedBy: by, requestedAt: now },
    });
    const dueAt = new Date(now.getTime() + askAgainMs);
    const says = [asking(tenantId, erasure, 1)];
    await this.erasures.store.add({ tenantId, id: erasure.erasureId }, { value: erasure, says, dueAt });
    return erasure;
  }

  private scopeOf(tenantId: string, subject: ErasureSubject): ErasureScope {
    switch (subject.kind) {
      case 'profile':
        return { kind: 'profile', profile: this.names.ofProfile(tenantId, subject.profileId) };
      case 'company':
        return { kind: 'company', companies: namingOf(subject).map((each) => this.names.ofCompany(tenantId, each)) };
      default:
        return subject;
    }
  }

  /** Field names only; a profile says by them which company it is. */
  private async mappings(tenantId: string): Promise<readonly FieldMapping[]> {
    const different = new Map<string, FieldMapping>();
    const { items } = await this.enrichments.list(tenantId, { after: null, limit: mostMappings });
    for (const { definition } of items) different.set(JSON.stringify(definition.mapping), definition.mapping);
    return [...different.values()];
  }
}

const mostMappings = 1000;

/** With a country, a name alone names too many. */
function namingOf(subject: Extract<ErasureSubject, { kind: 'company' }>): readonly string[] {
  const { website, name, country, providerId } = subject;
  if (website === undefined && name === undefined && providerId === undefined)
    throw new DomainError('erasure/company-unnamed', 'Name the company: by its website, its name or the provider id.');
  const byWebsite = identifiersOf({ website });
  if (website !== undefined && byWebsite.length === 0)
    throw new DomainError(
      'erasure/website-unusable',
      'This website names no company: give the domain that is the company’s own.',
    );
  const byName = identifiersOf({ name, country }).slice(country === undefined ? 0 : 1);
  return [...byWebsite, ...byName, ...identifiersOf({ providerId })];
}
