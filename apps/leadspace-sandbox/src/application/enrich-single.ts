import type { Program } from '../domain/programs.ts';
import { readItem } from '../domain/read-item.ts';
import { renderRecord } from '../domain/render-record.ts';
import { answerItem } from './answer-item.ts';
import type { CompanyDirectory } from './ports.ts';
import type { SandboxState } from './sandbox-state.ts';

export type SingleOutcome =
  | { readonly kind: 'enriched'; readonly body: object }
  | { readonly kind: 'invalid'; readonly details: string }
  | { readonly kind: 'out-of-credits' };

const minimum =
  'company.name, or person.first_name and person.last_name with a company or an e-mail address, is required';

/** Answers one record at once, for one credit whether something was found or not. */
export class EnrichSingle {
  constructor(
    private readonly state: SandboxState,
    private readonly directory: CompanyDirectory,
  ) {}

  execute(program: Program, body: unknown): SingleOutcome {
    const item = readItem(body);
    if (item?.isSufficient !== true) return { kind: 'invalid', details: minimum };
    const { programs, ledger, settings } = this.state;
    if (!programs.charge(program, 1)) return { kind: 'out-of-credits' };
    ledger.charged(program.id, [item]);
    const random = this.state.randomOf(item.externalId ?? '');
    return {
      kind: 'enriched',
      body: renderRecord(answerItem(item, this.directory), item.externalId, settings, random),
    };
  }
}
