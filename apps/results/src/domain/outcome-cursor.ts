/** A place among the outcomes of a run: the next profile to tell of. */
export interface OutcomeCursor {
  readonly batch: number;
  readonly part: number;
  readonly index: number;
}

export const firstOutcome: OutcomeCursor = { batch: 1, part: 1, index: 0 };

export function cursorText({ batch, part, index }: OutcomeCursor): string {
  return `${batch}.${part}.${index}`;
}

/** Null: it is none of ours. */
export function cursorOf(text: string): OutcomeCursor | null {
  const [, batch, part, index] = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
  return index === undefined ? null : { batch: Number(batch), part: Number(part), index: Number(index) };
}
