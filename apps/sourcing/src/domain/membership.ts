import { conditionsIn, membershipsIn, type Expression, type FieldCondition } from '@firmograph/enrichment';

/** Something that stands beside a profile: its row of an enrichment, or its place among the frozen members of a segment. */
export interface Beside {
  readonly kind: 'row' | 'member';
  readonly id: string;
}

/** Operators that are met by what is not there. */
const metByNothing: readonly FieldCondition['operator'][] = ['not-equals', 'not-in', 'is-empty', 'is-null'];

/** All that an expression asks for beside the profiles. */
export function besidesIn(expression: Expression): readonly Beside[] {
  const found = new Map<string, Beside>();
  for (const { field } of conditionsIn(expression))
    if (typeof field !== 'string') note(found, { kind: 'row', id: field.enrichmentId });
  for (const id of membershipsIn(expression)) note(found, { kind: 'member', id });
  return [...found.values()];
}

/** It asks for fields of the profile itself. */
export function readsProfile(expression: Expression): boolean {
  for (const { field } of conditionsIn(expression)) if (typeof field === 'string') return true;
  return false;
}

/** What must be there for a profile to belong: who looks only at that looks at all members. */
export function neededBy(expression: Expression): readonly Beside[] {
  return [...needs(expression).values()];
}

/** The parts that all have to be met. */
export function conjuncts(expression: Expression): readonly Expression[] {
  return expression.is === 'all' ? expression.of.flatMap(conjuncts) : [expression];
}

type Needs = ReadonlyMap<string, Beside>;

function needs(expression: Expression): Needs {
  switch (expression.is) {
    case 'condition':
      return needsOf(expression.condition);
    case 'member':
      return note(new Map(), { kind: 'member', id: expression.segmentId });
    case 'all':
      return new Map(expression.of.flatMap((part) => [...needs(part)]));
    case 'any':
      return commonTo(expression.of.map(needs));
    case 'not':
      return new Map();
  }
}

function needsOf({ field, operator }: FieldCondition): Needs {
  if (typeof field === 'string' || metByNothing.includes(operator)) return new Map();
  return note(new Map(), { kind: 'row', id: field.enrichmentId });
}

function commonTo([first, ...rest]: readonly Needs[]): Needs {
  return new Map([...(first ?? [])].filter(([key]) => rest.every((others) => others.has(key))));
}

function note(map: Map<string, Beside>, beside: Beside): Map<string, Beside> {
  return map.set(`${beside.kind}/${beside.id}`, beside);
}
