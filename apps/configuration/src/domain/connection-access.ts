import { DomainError } from '@firmograph/kernel';
import type { Actor } from './actor.ts';

/** Which contributors a connection is open to. Administrators may always use it. */
export type Opened =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly subjects: readonly string[] };

export interface Asked {
  readonly by: string;
  readonly at: Date;
  readonly enrichmentId: string;
}

export interface Approval {
  readonly by: string;
  readonly at: Date;
}

/** Four eyes: where they are wanted, the first run over a connection needs two people, one who asks and one who approves. */
export type FirstRun =
  | { readonly state: 'free' }
  | { readonly state: 'awaited'; readonly asked: Asked | null; readonly approvals: readonly Approval[] }
  | { readonly state: 'approved'; readonly approval: Approval };

export interface ConnectionAccess {
  readonly connectionId: string;
  readonly contributors: Opened;
  readonly firstRun: FirstRun;
  readonly changedAt: Date;
}

export interface AccessRequest {
  readonly contributors: Opened;
  readonly needsApproval: boolean;
}

const awaited: FirstRun = { state: 'awaited', asked: null, approvals: [] };

/** Before anybody has said anything. */
export function standardAccess(connectionId: string, needsApproval: boolean): ConnectionAccess {
  return {
    connectionId,
    contributors: { kind: 'all' },
    firstRun: needsApproval ? awaited : { state: 'free' },
    changedAt: new Date(0),
  };
}

export function mayUse({ contributors }: ConnectionAccess, { subject, isAdministrator }: Actor): boolean {
  if (isAdministrator || contributors.kind === 'all') return true;
  return contributors.kind === 'named' && contributors.subjects.includes(subject);
}

/** Throws where one person would get round the four eyes. */
export function withAccess(access: ConnectionAccess, request: AccessRequest, at: Date): ConnectionAccess {
  return {
    ...access,
    contributors: request.contributors,
    firstRun: firstRunOf(access.firstRun, request),
    changedAt: at,
  };
}

function firstRunOf(firstRun: FirstRun, { needsApproval }: AccessRequest): FirstRun {
  if (needsApproval) return firstRun.state === 'free' ? awaited : firstRun;
  if (firstRun.state === 'awaited')
    throw new DomainError(
      'connection/first-run-not-approved',
      'The first run over this connection still needs its approval. Let another administrator approve it, then switch this off.',
    );
  return { state: 'free' };
}

/** What becomes of it when somebody wants to run over the connection: he may, unless it is still awaited then. */
export function askedToRun(access: ConnectionAccess, asked: Asked): ConnectionAccess {
  const { firstRun } = access;
  if (firstRun.state !== 'awaited') return access;
  const approval = firstRun.approvals.find(({ by }) => by !== asked.by);
  if (approval !== undefined) return { ...access, firstRun: { state: 'approved', approval } };
  const isKnown = firstRun.asked?.by === asked.by && firstRun.asked.enrichmentId === asked.enrichmentId;
  return isKnown ? access : { ...access, firstRun: { ...firstRun, asked } };
}

/** Somebody who has not asked for the run himself lets it happen; before anybody has asked, for whoever is not he. */
export function withApproval(access: ConnectionAccess, approval: Approval): ConnectionAccess {
  const { firstRun } = access;
  if (firstRun.state !== 'awaited')
    throw new DomainError('connection/approval-not-needed', 'No run over this connection waits for an approval.');
  if (firstRun.asked?.by === approval.by)
    throw new DomainError(
      'connection/approve-by-another',
      'You asked for this run yourself. Another administrator has to approve it.',
    );
  if (firstRun.asked !== null) return { ...access, firstRun: { state: 'approved', approval } };
  const approvals = [...firstRun.approvals.filter(({ by }) => by !== approval.by), approval];
  return { ...access, firstRun: { ...firstRun, approvals } };
}
