import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { Acknowledgements, HeardErasures } from './ports.ts';

/** A consumer of the public topic has taken back what it was told to; configuration writes it into the certificate. */
@Injectable()
export class AcknowledgeErasure {
  constructor(
    private readonly heard: HeardErasures,
    private readonly acknowledgements: Acknowledgements,
  ) {}

  /** The first time counts. */
  async execute(tenantId: string, erasureId: string, consumer: string, now: Date): Promise<Date> {
    // A service of ours belongs to no tenant, and no consumer either.
    if (tenantId === '' || !(await this.heard.knows(tenantId, erasureId))) throw new NotFound('erasure', erasureId);
    return this.acknowledgements.keep(tenantId, erasureId, consumer, now);
  }
}
