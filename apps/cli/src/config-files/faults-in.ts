import type { ConfigurationFile } from '@firmograph/contracts';

export type FaultPath = readonly (string | number)[];

/** What is wrong with a file, and where. */
export interface FileFault {
  readonly path: FaultPath;
  readonly rule: string;
}

/** What a file breaks beside its form: everything is named once, and what is referred to is in the file. */
export function faultsIn({ connections, consents, segments, enrichments }: ConfigurationFile): readonly FileFault[] {
  const [connectionNames, segmentNames] = [connections, segments].map((items) => items.map(({ name }) => name));
  return [
    ...repeated('connections', 'name', connectionNames ?? []),
    ...repeated('segments', 'name', segmentNames ?? []),
    ...repeated(
      'enrichments',
      'outputTable',
      enrichments.map(({ outputTable }) => outputTable),
    ),
    ...repeated(
      'consents',
      'connection',
      consents.map(({ connection }) => connection),
    ),
    ...consents.flatMap(({ connection }, index) =>
      unknownIn(connectionNames, connection, { path: ['consents', index, 'connection'], what: 'connection' }),
    ),
    ...enrichments.flatMap(({ connection, dataSet }, index) => [
      ...unknownIn(connectionNames, connection, { path: ['enrichments', index, 'connection'], what: 'connection' }),
      ...(dataSet === 'all-profiles'
        ? []
        : unknownIn(segmentNames, dataSet.segment, {
            path: ['enrichments', index, 'dataSet', 'segment'],
            what: 'segment',
          })),
    ]),
  ];
}

/** Names that differ in case or in spaces at their ends are one name to whoever reads them. */
export function nameKey(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}

function repeated(list: string, field: string, names: readonly string[]): readonly FileFault[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const key = nameKey(name);
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated ? [{ path: [list, index, field], rule: `“${name}” is there twice` }] : [];
  });
}

function unknownIn(
  names: readonly string[] = [],
  name: string,
  { path, what }: { readonly path: FaultPath; readonly what: string },
): readonly FileFault[] {
  const isKnown = names.some((known) => nameKey(known) === nameKey(name));
  return isKnown ? [] : [{ path, rule: `the file has no ${what} “${name}”` }];
}
