import { columnsOf, typesOf, type OutputColumn } from './columns.ts';
import type { CompanyField } from './company.ts';
import type { Projection } from './projection.ts';

/** Where a definition is at odds with itself, and what to do about it. */
export interface OutputFault {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

interface Output {
  readonly keptFields?: readonly CompanyField[] | undefined;
  readonly columns?: readonly OutputColumn[] | undefined;
  readonly projections?: readonly Projection[] | undefined;
}

/** Columns that every output table has. */
const ownColumns = [
  'profileId',
  'confidence',
  'confidenceLabel',
  'opinion',
  'sharedWith',
  'askedAt',
  'runId',
  'sequence',
  'updatedAt',
];

/** What of the output of a definition contradicts itself; nothing: it can be kept as it says. */
export function outputFaults(output: Output): readonly OutputFault[] {
  return [...columnFaults(output), ...clashes(output), ...projectionFaults(output)];
}

function columnFaults({ keptFields, columns = [] }: Output): readonly OutputFault[] {
  return columns.flatMap(({ field, type }, index) => {
    const path = ['columns', index];
    if (columns.findIndex((column) => column.field === field) !== index)
      return [{ path: [...path, 'field'], sentence: `${field} is there twice: say it once` }];
    if (keptFields !== undefined && !keptFields.includes(field))
      return [
        { path: [...path, 'field'], sentence: `${field} is not kept: add it to keptFields, or leave it out here` },
      ];
    const types = typesOf(field);
    return type === undefined || types.includes(type)
      ? []
      : [{ path: [...path, 'type'], sentence: `${field} can be kept as ${types.join(' or ')}` }];
  });
}

/** Names that differ in case alone are one name to many who read the table. */
function clashes({ keptFields, columns = [] }: Output): readonly OutputFault[] {
  const byName = Map.groupBy(columnsOf({ keptFields, columns }), ({ name }) => name.toLowerCase());
  return columns.flatMap(({ field, name = field }, index) => {
    const path = ['columns', index, 'name'];
    if (ownColumns.some((own) => own.toLowerCase() === name.toLowerCase()))
      return [{ path, sentence: `every output table has a column ${name} already: choose another name` }];
    const others = (byName.get(name.toLowerCase()) ?? []).filter((column) => column.field !== field);
    return others.length === 0 ? [] : [{ path, sentence: `two columns would be called ${name}: choose another name` }];
  });
}

function projectionFaults({ keptFields, projections = [] }: Output): readonly OutputFault[] {
  return projections.flatMap(({ from, into }, index) => {
    const path = ['projections', index];
    if (projections.findIndex((one) => one.into === into) !== index)
      return [{ path: [...path, 'into'], sentence: 'two values would go into one field: choose another field' }];
    const [field = ''] = from.split('.');
    return keptFields === undefined || keptFields.some((kept) => kept === field)
      ? []
      : [{ path: [...path, 'from'], sentence: `${field} is not kept: add it to keptFields` }];
  });
}
