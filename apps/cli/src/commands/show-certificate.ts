import type { AnswerOf, configurationRoutes } from '@firmograph/contracts';
import type { TerminalPerson } from '../terminal/terminal-person.ts';

type Certificate = AnswerOf<typeof configurationRoutes.getErasure>;

const widths = [14, 9, 7, 8] as const;

/** One line of a list; the id whole, so that it can be copied. */
export function summaryOf({ erasureId, kind, state, requestedAt, reference }: Certificate): string {
  const referred = reference === null ? '' : `  ${reference}`;
  return `${erasureId}  ${requestedAt}  ${kind}  ${state}${referred}`;
}

export function showCertificate(certificate: Certificate, person: TerminalPerson): void {
  const { stores, reason, completedAt, topicsCleanAt, lastCopyGoesAt, acknowledgements } = certificate;
  person.say(summaryOf(certificate));
  person.say(row('store', 'state', 'found', 'erased', 'where'));
  for (const { store, state, found, erased, places } of stores)
    person.say(row(store, state, number(found), number(erased), whereOf(places)));
  if (reason !== null) person.say(reason);
  if (completedAt !== null && lastCopyGoesAt !== null) {
    person.say(
      `Gone from every store ${completedAt}, from Kafka ${topicsCleanAt ?? ''}, with the last backup ${lastCopyGoesAt}.`,
    );
    person.say(acknowledgements.length === 0 ? 'No consumer has acknowledged it.' : acknowledgedBy(certificate));
  }
}

function row(...cells: readonly [string, string, string, string, string]): string {
  const [where, ...rest] = cells.toReversed();
  const padded = rest.toReversed().map((cell, column) => cell.padEnd(widths[column] ?? 0));
  return `  ${padded.join(' ')} ${where ?? ''}`.trimEnd();
}

const number = (count: number | null): string => (count === null ? '-' : String(count));

function whereOf(places: Certificate['stores'][number]['places']): string {
  const some = Object.entries(places).filter(([, count]) => count > 0);
  return some.map(([place, count]) => `${place}: ${count}`).join(', ');
}

function acknowledgedBy({ acknowledgements }: Certificate): string {
  return `Acknowledged by ${acknowledgements.map(({ consumer, at }) => `${consumer} (${at})`).join(', ')}.`;
}
