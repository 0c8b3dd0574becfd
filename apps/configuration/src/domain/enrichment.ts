import {
  sendableFields,
  type EnrichmentDefinition,
  type FieldMapping,
  type SendableField,
} from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import type { Actor } from './actor.ts';
import type { DefinitionVersion } from './version.ts';
import type { RunOrder } from './run-order.ts';

export interface RunRequest {
  readonly runId: string;
  /** The run keeps the definition that it began with. */
  readonly definition: EnrichmentDefinition;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly order?: RunOrder;
  /** When it began, where it had to wait. */
  readonly startedAt?: Date;
}

/** A run that begins when the one under way is over. */
export interface WaitingRun extends RunRequest {
  /** What he may is looked at again when it begins. */
  readonly by: Actor;
}

export interface Enrichment {
  readonly definition: EnrichmentDefinition;
  readonly state: 'Active' | 'Inactive';
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** The one run that may be under way, or the last that was: whoever writes it here has started it. */
  readonly lastRun: RunRequest | null;
  /** The last run stands here but may not stand among the runs yet. */
  readonly runToRecord: boolean;
  /** Absent or null: none waits. */
  readonly waiting?: WaitingRun | null;
  /** What the definition was, oldest first; absent on what was last changed before that was kept. */
  readonly versions?: readonly DefinitionVersion[];
  /** It is gone for everybody but its last run. */
  readonly deletedAt: Date | null;
}

export type Definition = Omit<EnrichmentDefinition, 'enrichmentId' | 'version'>;

export function defined(enrichmentId: string, fields: Definition, by: string, at: Date): Enrichment {
  const definition = { ...fields, enrichmentId, version: 1 };
  return {
    definition,
    versions: [{ definition, by, at }],
    state: 'Active',
    createdBy: by,
    createdAt: at,
    changedAt: at,
    lastRun: null,
    runToRecord: false,
    deletedAt: null,
  };
}

export function redefined(enrichment: Enrichment, fields: Definition, by: string, at: Date): Enrichment {
  const { enrichmentId, version } = enrichment.definition;
  const definition = { ...fields, enrichmentId, version: version + 1 };
  const versions = [...versionsOf(enrichment), { definition, by, at }];
  return { ...enrichment, definition, versions, changedAt: at };
}

/** Who saved one before this was kept is not known: it is put down to whoever defined it. */
export function versionsOf({ versions, definition, createdBy, changedAt }: Enrichment): readonly DefinitionVersion[] {
  return versions ?? [{ definition, by: createdBy, at: changedAt }];
}

/** Null: it is so already. */
export function switched(enrichment: Enrichment, state: Enrichment['state'], at: Date): Enrichment | null {
  return enrichment.state === state ? null : { ...enrichment, state, changedAt: at };
}

/** Takes the place of the last run. Throws when the enrichment is switched off. */
export function started(enrichment: Enrichment, request: Omit<RunRequest, 'definition'>): Enrichment {
  if (enrichment.state === 'Inactive')
    throw new DomainError('run/enrichment-inactive', 'The enrichment is inactive. Activate it, then run it.');
  return { ...enrichment, lastRun: { ...request, definition: enrichment.definition }, runToRecord: true };
}

/** One may wait. Throws when the enrichment is switched off. */
export function queuedBehind(enrichment: Enrichment, request: Omit<WaitingRun, 'definition'>): Enrichment {
  started(enrichment, request);
  return { ...enrichment, waiting: { ...request, definition: enrichment.definition } };
}

/** What waited begins. Throws when the enrichment is switched off. */
export function begun(enrichment: Enrichment, { by: _, ...request }: WaitingRun, at: Date): Enrichment {
  return { ...started(enrichment, { ...request, startedAt: at }), waiting: null };
}

/** Which of the three sendable things an enrichment asks with. */
export function mappedFields({ website, location }: FieldMapping): readonly SendableField[] {
  const isMapped = {
    name: true,
    website: website !== undefined,
    location: location !== undefined && Object.values(location).some((field) => field !== undefined),
  };
  return sendableFields.filter((field) => isMapped[field]);
}

/** Two output tables of one tenant never have names that differ in case alone. */
export function tableKeyOf({ outputTable }: Definition): string {
  return outputTable.toLowerCase();
}
