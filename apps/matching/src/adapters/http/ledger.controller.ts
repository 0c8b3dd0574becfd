import { Controller } from '@nestjs/common';
import { matchingRoutes, type InputOf, type OutputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Ledger } from '../../application/ports.ts';
import { between } from './between.ts';
import { shownCall } from './shown-call.ts';

const { listLedger } = matchingRoutes;

@Controller()
export class LedgerController {
  constructor(private readonly ledger: Ledger) {}

  @Serve(listLedger)
  async list({ query }: InputOf<typeof listLedger>, { tenantId }: Caller): Promise<OutputOf<typeof listLedger>> {
    const { from, to, ...wanted } = query;
    const { entries, next } = await this.ledger.list(tenantId, { ...wanted, ...between({ from, to }) });
    return { items: entries.map(shownCall), next };
  }
}
