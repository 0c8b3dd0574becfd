import type { EnrichmentDefinition } from '@firmograph/enrichment';

/** What a definition was, from when on, and who made it so. It never changes. */
export interface DefinitionVersion {
  readonly definition: EnrichmentDefinition;
  readonly by: string;
  readonly at: Date;
}

/** The fields in which a version differs from the one before; all that the first one says. */
export function changedFields(before: DefinitionVersion | undefined, after: DefinitionVersion): readonly string[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].filter((name) => was.get(name) !== is.get(name)).sort();
}

function fieldsOf(version: DefinitionVersion | undefined): ReadonlyMap<string, string> {
  if (version === undefined) return new Map();
  const { enrichmentId: _, version: _number, ...fields } = version.definition;
  return new Map(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]));
}
