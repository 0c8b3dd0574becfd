import type { FieldDifference, Plan, Step } from './plan.ts';

/** A plan for people: what is new, what is different, what is left to them. */
export function linesOf({ steps, toDo, waiting, untouched }: Plan): readonly string[] {
  return [
    ...steps.flatMap((step) => [`${step.isNew ? '+' : '~'} ${lineOfStep(step)}`, ...step.fields.map(fieldLine)]),
    ...(steps.length === 0 ? ['Nothing to change.'] : []),
    ...toDo.map((sentence) => `! ${sentence}`),
    ...waiting.map((what) => `! Not applied: ${what}.`),
    ...untouched.map((what) => `= Not in the file, stays: ${what}.`),
  ];
}

export function lineOfStep({ kind, name, isNew }: Step): string {
  return `${kind} ${name}${isNew ? ' (new)' : ''}`;
}

function fieldLine({ field, before, after }: FieldDifference): string {
  if (before === undefined) return `    ${field}: ${shown(after)}`;
  return `    ${field}: ${shown(before)} → ${after === undefined ? '(none)' : shown(after)}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
