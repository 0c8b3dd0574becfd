import type { SavedCredential } from './connection.ts';

const dayMs = 86_400_000;
/** Leadspace advises to replace tokens twice a year, and lets them lapse after two. */
const [rotateAfterDays, lapsesAfterDays, soonDays] = [182, 730, 60];

export interface CredentialAge {
  readonly ageDays: number;
  /** Null: credentials of this kind do not lapse. */
  readonly expiresInDays: number | null;
  /** What to do; null: nothing. */
  readonly advice: 'rotate' | 'lapses-soon' | 'lapsed' | null;
}

/** Counted from when it was saved: it may be older. */
export function ageOf({ kind, savedAt }: SavedCredential, now: Date): CredentialAge {
  const ageDays = Math.max(0, Math.floor((now.getTime() - savedAt.getTime()) / dayMs));
  if (kind === 'oauth') return { ageDays, expiresInDays: null, advice: ageDays >= rotateAfterDays ? 'rotate' : null };
  const expiresInDays = Math.max(0, lapsesAfterDays - ageDays);
  return { ageDays, expiresInDays, advice: adviceOn(ageDays, expiresInDays) };
}

function adviceOn(ageDays: number, expiresInDays: number): CredentialAge['advice'] {
  if (expiresInDays === 0) return 'lapsed';
  if (expiresInDays <= soonDays) return 'lapses-soon';
  return ageDays >= rotateAfterDays ? 'rotate' : null;
}
