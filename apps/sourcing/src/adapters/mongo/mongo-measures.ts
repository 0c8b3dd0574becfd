import type { MeasureQuestion } from '@firmograph/contracts';
import { fieldType, type Expression, type FieldRef } from '@firmograph/enrichment';
import type { Database } from '@firmograph/mongo';
import { Measures, type Measured, type MeasureValue } from '../../application/evaluate-measure.ts';
import { numberAt, pathOf } from './condition-filter.ts';
import { memberQuery, type Names } from './member-query.ts';
import { MemberReader } from './member-reader.ts';

type Asked = Omit<MeasureQuestion, 'filter'>;

const valuesAtMost = 1000;

interface Group {
  readonly _id: Readonly<Record<string, string | number | null>>;
  readonly value?: number | null;
  readonly profiles: number;
  readonly unread: number;
}

/** Groups in the database: nothing but the groups comes into memory. */
export class MongoMeasures extends Measures {
  private constructor(private readonly reader: MemberReader) {
    super();
  }

  static async open(database: Database): Promise<MongoMeasures> {
    return new MongoMeasures(await MemberReader.open(database));
  }

  override async measure(
    tenantId: string,
    { expression, now }: { readonly expression: Expression; readonly now: Date },
    asked: Asked,
  ): Promise<Measured> {
    const fields = [...asked.dimensions, ...(asked.field === undefined ? [] : [asked.field])];
    const also = fields.flatMap((field) =>
      typeof field === 'string' ? [] : [{ kind: 'row', id: field.enrichmentId } as const],
    );
    const query = memberQuery({ tenantId, expression, now, after: null, also });
    const groups = await this.reader.grouped<Group>(tenantId, query, grouping(asked, query.names));
    const values = groups.slice(0, valuesAtMost).map((group) => valueOf(group, asked.dimensions.length));
    return { values, complete: groups.length <= valuesAtMost };
  }
}

function grouping(asked: Asked, names: Names): readonly object[] {
  const named = Object.fromEntries(
    asked.dimensions.map((field, index) => [`d${index}`, { $ifNull: [`$${pathOf(field, names)}`, null] }]),
  );
  // An empty object is refused unless it is meant as it is.
  const dimensions = asked.dimensions.length === 0 ? { $literal: {} } : named;
  const ordered = [{ $sort: { profiles: -1, _id: 1 } }, { $limit: valuesAtMost + 1 }];
  const { field } = asked;
  if (field === undefined)
    return [
      { $group: { _id: dimensions, profiles: { $sum: 1 } } },
      { $set: { value: '$profiles', unread: 0 } },
      ...ordered,
    ];
  const grouped =
    asked.function === 'count-distinct' ? distinct(field, dimensions, names) : figures(asked, field, dimensions, names);
  return [...grouped, ...ordered];
}

function distinct(field: FieldRef, dimensions: object, names: Names): readonly object[] {
  const value = { $ifNull: [`$${pathOf(field, names)}`, null] };
  const isThere = { $cond: [{ $in: ['$_id.value', [null, '']] }, 0, 1] };
  return [
    { $group: { _id: { dimensions, value }, profiles: { $sum: 1 } } },
    { $group: { _id: '$_id.dimensions', value: { $sum: isThere }, profiles: { $sum: '$profiles' } } },
    { $set: { unread: 0 } },
  ];
}

const accumulators = { sum: '$sum', average: '$avg', min: '$min', max: '$max' } as const;

function figures(asked: Asked, field: FieldRef, dimensions: object, names: Names): readonly object[] {
  const path = pathOf(field, names);
  const accumulator = accumulators[asked.function as keyof typeof accumulators];
  const isUnread = { $and: [{ $eq: ['$number', null] }, { $not: [{ $in: ['$held', [null, '']] }] }] };
  return [
    { $project: { dimensions, held: { $ifNull: [`$${path}`, null] }, number: numberAt(path, fieldType(field).holds) } },
    {
      $group: {
        _id: '$dimensions',
        value: { [accumulator]: '$number' },
        read: { $sum: { $cond: [{ $eq: ['$number', null] }, 0, 1] } },
        unread: { $sum: { $cond: [isUnread, 1, 0] } },
        profiles: { $sum: 1 },
      },
    },
    // The sum of nothing is nothing that was read, not nought.
    { $set: { value: { $cond: [{ $eq: ['$read', 0] }, null, '$value'] } } },
  ];
}

function valueOf({ _id, value = null, profiles, unread }: Group, dimensions: number): MeasureValue {
  const held = Array.from({ length: dimensions }, (_, index) => _id[`d${index}`] ?? null);
  return { dimensions: held, value, profiles, unread };
}
