import type { SendableField } from '@firmograph/enrichment';
import { stateOf, type Connection } from './connection.ts';
import { grantAt, type ConsentRecord } from './consent.ts';
import { mappedFields, type Enrichment } from './enrichment.ts';
import { isOver, type Run } from './run.ts';

export interface PermitFacts {
  /** Null also when it is a run of another enrichment or over another connection than those asked about. */
  readonly run: Run | null;
  readonly enrichment: Enrichment | null;
  readonly connection: Connection | null;
  readonly consent: ConsentRecord | null;
}

export type Refusal =
  'canceled' | 'no-consent' | 'paused' | 'blocked' | 'inactive' | 'removed' | 'settled' | 'unknown-run';

export interface ReliedOn {
  readonly consentId: string;
  readonly version: number;
  readonly fields: readonly SendableField[];
}

export type PermitDecision =
  | { readonly granted: true; readonly validForMs: number; readonly consent: ReliedOn | null }
  | { readonly granted: false; readonly because: Refusal };

const refused = (because: Refusal): PermitDecision => ({ granted: false, because });

/**
 * Whether matching may call the provider for a run. To submit needs everything in order at this moment. To collect, which is
 * to fetch what was sent before, needs no more than a run that is not over and the secret.
 */
export function decidePermit(
  facts: PermitFacts,
  to: 'submit' | 'collect',
  permitMs: number,
  now: Date,
): PermitDecision {
  const { run, connection } = facts;
  if (run === null) return refused('unknown-run');
  if (isOver(run.state)) return refused('settled');
  if (connection === null) return refused('removed');
  if (to === 'collect') return { granted: true, validForMs: permitMs, consent: null };
  const ending = endOf(run, facts.enrichment);
  if (ending !== null) return refused(ending);
  const reliance = relyingOn(facts.consent, run, permitMs, now);
  return reliance.granted ? (heldUp(run, connection) ?? reliance) : reliance;
}

/** What ends the run is told before what only holds it up. */
function endOf(run: Run, enrichment: Enrichment | null): Refusal | null {
  if (run.state === 'canceling') return run.reason === 'no-consent' ? 'no-consent' : 'canceled';
  if (enrichment?.deletedAt !== null) return 'removed';
  return enrichment.state === 'Inactive' ? 'inactive' : null;
}

function heldUp(run: Run, connection: Connection): PermitDecision | null {
  if (run.state === 'paused') return refused('paused');
  // A credential that is not verified, or not any more, holds its runs up just as one that is refused.
  return run.state === 'blocked' || stateOf(connection) !== 'active' ? refused('blocked') : null;
}

function relyingOn(record: ConsentRecord | null, run: Run, permitMs: number, now: Date): PermitDecision {
  const grant = grantAt(record, now);
  if (grant === null) return refused('no-consent');
  const mapped = mappedFields(run.definition.mapping);
  const fields = grant.fields.filter((field) => mapped.includes(field));
  if (!fields.includes('name')) return refused('no-consent');
  const leftMs = grant.expiresAt === null ? permitMs : grant.expiresAt.getTime() - now.getTime();
  const { consentId, version } = grant;
  return { granted: true, validForMs: Math.min(permitMs, leftMs), consent: { consentId, version, fields } };
}
