import { compileMapping, identifiersAsked } from '@firmograph/mapping';
import type { Filter, TenantCollection } from '@firmograph/mongo';
import type { Place, Selection, Swept } from '@firmograph/service-kit';
import type { Profiles } from '../../application/ports.ts';
import { deleted } from '../../domain/upsert.ts';
import { unstored } from './field-names.ts';
import { idOrder, keysAfter } from './id-order.ts';
import { digestOf, type ProfileDocument } from './profile-document.ts';

const pageProfiles = 500;
const whole = { unchangedSince: 0 } as const;
const withoutFields = { fields: 0, unchangedSince: 0 } as const;

/**
 * Profiles go in two looks: first they are deleted, which says so to everybody; then what is left of the deletion goes, because
 * it still holds the id.
 */
export class ErasableProfiles implements Place {
  readonly name = 'profiles';

  constructor(
    private readonly collection: TenantCollection<ProfileDocument>,
    private readonly profiles: Profiles,
  ) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    if (selection.leavesProfiles) return { after: null, hits: 0 };
    const { tenantId } = selection;
    const filter = { _id: keysAfter(tenantId, after) } as Filter<ProfileDocument>;
    const projection = selection.readsCompanies ? whole : withoutFields;
    const page = await this.collection
      .forTenant(tenantId)
      .find(filter, { sort: idOrder, limit: pageProfiles, projection });
    const meant = meantBy(selection);
    const live = page.filter((profile) => profile.hash !== undefined && meant(profile));
    for (const { profileId } of live) selection.find(profileId);
    const isLeft = !selection.isCount && (await this.erase(selection, page, live));
    const last = page.length < pageProfiles ? null : (page.at(-1)?.profileId ?? null);
    return { after: last, hits: live.length, isLeft };
  }

  /** Says whether something is left. */
  private async erase(
    selection: Selection,
    page: readonly ProfileDocument[],
    live: readonly ProfileDocument[],
  ): Promise<boolean> {
    const { tenantId, isSecondLook } = selection;
    const now = new Date();
    const changes = live.map((document) => {
      const digest = digestOf(document);
      const gone = deleted({ tenantId, profileId: document.profileId, ...digest }, now);
      return { from: digest.version, profile: { ...gone, erased: true as const } };
    });
    if (changes.length > 0) await this.profiles.save(tenantId, changes);
    if (!isSecondLook) return false;
    const gone = page.filter(({ hash, profileId }) => hash === undefined && selection.isProfile(profileId));
    const said = gone.filter(({ pendAt }) => pendAt === undefined);
    for (const { _id, rev } of said) await this.collection.forTenant(tenantId).deleteMany({ _id, rev });
    return live.length > 0 || said.length < gone.length;
  }
}

function meantBy(selection: Selection): (profile: ProfileDocument) => boolean {
  const inputsOf = selection.mappings.map((mapping) => compileMapping(mapping));
  return ({ changedAt, profileId, fields }) => {
    if (!selection.isOld(changedAt)) return false;
    if (selection.isProfile(profileId)) return true;
    if (!selection.readsCompanies || fields === undefined) return false;
    const named = unstored(fields);
    return inputsOf.some((inputOf) => selection.isCompany(identifiersAsked(inputOf(named))));
  };
}
