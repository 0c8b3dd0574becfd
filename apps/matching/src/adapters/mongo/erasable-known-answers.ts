import type { TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import { identifiersFound } from '../../application/without-erased.ts';
import type { KnownDocument } from './mongo-known-answers.ts';

const pageAnswers = 500;

/** Remembered answers of the provider. To ask again costs a call; to keep too much costs more. */
export class ErasableKnownAnswers implements Place {
  readonly name = 'remembered answers';

  constructor(private readonly collection: TenantCollection<KnownDocument>) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    const scoped = this.collection.forTenant(selection.tenantId);
    const { page, next } = await erasurePageOf(scoped, selection.tenantId, { after, limit: pageAnswers });
    const gone = page.filter((answer) => isMeant(selection, answer)).map(({ _id }) => _id);
    if (gone.length > 0 && !selection.isCount) await scoped.deleteMany({ _id: { $in: gone } });
    return { after: next, hits: gone.length };
  }
}

function isMeant(selection: Selection, answer: KnownDocument): boolean {
  if (!selection.isOld(answer.askedAt)) return false;
  if (selection.isWhole || isOver(selection, answer) || isAskedFor(selection, answer)) return true;
  return selection.readsCompanies && selection.isCompany(identifiersFound(answer.finding));
}

/** Of one that does not say over which connection it came, it may have been this one. */
function isOver({ connectionId: erased }: Selection, { connectionId }: KnownDocument): boolean {
  return erased !== null && (connectionId === undefined || connectionId === erased);
}

function isAskedFor(selection: Selection, { askedFor, subjects = [] }: KnownDocument): boolean {
  return selection.hasAny(subjects) || (askedFor !== undefined && selection.isProfile(askedFor));
}
