import { aDefinition } from './builders.ts';
import { agreement, aToken, type Started } from './ready.ts';

// What requests of a test bring.

export const aSubscription = {
  name: 'Operations',
  target: { kind: 'webhook', url: 'https://hooks.invalid/' },
  on: ['run-failed'],
};
export const anErasure = { subject: { kind: 'profile', profileId: 'A-1' }, dryRun: true };

export function aKeyRequest() {
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  return { name: 'nightly', role: 'Viewer', scopes: ['read'], expiresAt };
}

/** By route: what it takes, about what there is. */
export function bodiesOver({ connectionId, enrichmentId, runId }: Started): Readonly<Record<string, unknown>> {
  return {
    saveConnection: { name: 'Another', credential: aToken() },
    replaceCredential: { credential: aToken() },
    grantConsent: agreement,
    defineEnrichment: aDefinition({ connectionId }),
    changeEnrichment: aDefinition({ connectionId }),
    attachConnection: { connectionId },
    setEnrichmentState: { state: 'Inactive' },
    createKey: aKeyRequest(),
    setConnectionAccess: { contributors: { kind: 'none' }, firstRun: 'free' },
    introspectKey: { token: 'x' },
    requestErasure: anErasure,
    createSubscription: aSubscription,
    saveSchedule: { times: ['0 6 * * *'], timeZone: 'UTC' },
    askPermit: { connectionId, enrichmentId, runId, to: 'submit' },
  };
}
