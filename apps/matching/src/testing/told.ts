import { randomUUID } from 'node:crypto';
import {
  ConnectionSaved,
  connections,
  consents,
  ConsentWithdrawn,
  occurred,
  outgoing,
  ProfileDeleted,
  profiles,
  RunCancelRequested,
  RunPaused,
  RunResumed,
  runs,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { RunUnderTest } from './run-under-test.ts';

let sequence = 1;

function about(run: RunUnderTest, subject: string) {
  sequence += 1;
  const { tenantId } = run.run;
  return { source: 'configuration', subject, occurrence: sequence, sequence, time: new Date(), tenantid: tenantId };
}

const ofRun = (run: RunUnderTest) => about(run, keyOf(run.run.tenantId, run.run.runId));
const idsOf = ({ run }: RunUnderTest) => ({ runId: run.runId, enrichmentId: run.definition.enrichmentId });

export function paused(run: RunUnderTest): OutgoingMessage {
  return outgoing(runs, occurred(RunPaused, { ...ofRun(run), data: idsOf(run) }));
}

export function resumed(run: RunUnderTest): OutgoingMessage {
  return outgoing(runs, occurred(RunResumed, { ...ofRun(run), data: idsOf(run) }));
}

export function canceled(run: RunUnderTest): OutgoingMessage {
  return outgoing(runs, occurred(RunCancelRequested, { ...ofRun(run), data: { ...idsOf(run), reason: 'canceled' } }));
}

export function consentWithdrawn(run: RunUnderTest): OutgoingMessage {
  const { connectionId } = run;
  const consent = { consentId: randomUUID(), connectionId, version: 2, fields: ['name' as const] };
  const data = { ...consent, purpose: 'company-enrichment' as const, withdrawnAt: new Date().toISOString() };
  const subject = keyOf(run.run.tenantId, connectionId, data.purpose);
  return outgoing(consents, occurred(ConsentWithdrawn, { ...about(run, subject), data }));
}

export function connectionSaved(run: RunUnderTest): OutgoingMessage {
  const { connectionId } = run;
  const data = { connectionId, name: 'Ours', state: 'active' as const, credentialFingerprint: 'f' };
  return outgoing(
    connections,
    occurred(ConnectionSaved, { ...about(run, keyOf(run.run.tenantId, connectionId)), data }),
  );
}

export function profileDeleted(run: RunUnderTest, profileId: string): OutgoingMessage {
  const subject = keyOf(run.run.tenantId, profileId);
  return outgoing(
    profiles,
    occurred(ProfileDeleted, { ...about(run, subject), source: 'sourcing', data: { profileId } }),
  );
}
