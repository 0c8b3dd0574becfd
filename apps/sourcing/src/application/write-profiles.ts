import { Injectable } from '@nestjs/common';
import type { DeletedProfile } from '../domain/profile.ts';
import { holdsFirstRow, judge, restamped, revise, type Digest, type Incoming } from '../domain/upsert.ts';
import { Profiles, type ProfileChange, type Restamp } from './ports.ts';

type Stored = ReadonlyMap<string, Digest>;
const attempts = 50;

/** Writes many profiles at once; each is read, judged and written only if nobody changed it in between. */
@Injectable()
export class WriteProfiles {
  constructor(private readonly profiles: Profiles) {}

  /** Each id at most once. Says how many of the profiles had not come in an earlier row of their upload. */
  async execute(tenantId: string, incoming: readonly Incoming[], now: Date): Promise<number> {
    let open = incoming;
    let firsts = 0;
    for (let attempt = 0; open.length > 0; attempt += 1) {
      if (attempt === attempts) throw new Error('Profiles change faster than they can be written');
      const stored = await this.profiles.digests(tenantId, open.map(idOf));
      const late = await this.write(tenantId, open, stored, now);
      firsts += open.filter(
        (each) => !late.has(each.profileId) && holdsFirstRow(stored.get(each.profileId), each),
      ).length;
      open = open.filter(({ profileId }) => late.has(profileId));
    }
    return firsts;
  }

  /** Those that have to be judged again. */
  private async write(
    tenantId: string,
    incoming: readonly Incoming[],
    stored: Stored,
    now: Date,
  ): Promise<ReadonlySet<string>> {
    const verdicts = Map.groupBy(incoming, (each) => judge(stored.get(each.profileId), each));
    const lateStamps = await this.stamp(tenantId, verdicts.get('stamp') ?? [], stored);
    const { changes, late } = await this.changesOf(tenantId, verdicts.get('write') ?? [], stored, now);
    const lateChanges = changes.length === 0 ? [] : await this.profiles.save(tenantId, changes);
    return new Set([...lateStamps, ...late, ...lateChanges]);
  }

  private async stamp(tenantId: string, incoming: readonly Incoming[], stored: Stored): Promise<readonly string[]> {
    const restamps = incoming.flatMap(({ profileId, stamp }): Restamp[] => {
      const digest = stored.get(profileId);
      if (digest === undefined || stamp === undefined) return [];
      return [{ profileId, from: digest.version, stamp: restamped(digest.stamp, stamp) }];
    });
    if (restamps.length === 0 || (await this.profiles.restamp(tenantId, restamps))) return [];
    return incoming.map(idOf);
  }

  private async changesOf(tenantId: string, incoming: readonly Incoming[], stored: Stored, now: Date) {
    const isLive = ({ profileId }: Incoming) => stored.get(profileId)?.hash !== undefined;
    const replacing = new Map(incoming.filter(isLive).map((each) => [each.profileId, each]));
    const changes = incoming
      .filter((each) => !isLive(each))
      .map((each) => creation(tenantId, stored.get(each.profileId), each, now));
    if (replacing.size === 0) return { changes, late: [] };

    for await (const { version, profile } of this.profiles.whole(tenantId, [...replacing.keys()])) {
      const each = replacing.get(profile.profileId);
      // Changed since its digest was read: then it is judged again, by what it is now.
      if (each === undefined || version !== stored.get(profile.profileId)?.version) continue;
      replacing.delete(profile.profileId);
      changes.push({ from: version, profile: revise(tenantId, profile, each, now) });
    }
    return { changes, late: [...replacing.keys()] };
  }
}

/** Of a profile that never was, or is deleted; all that must be known of a deleted one is in its digest. */
function creation(tenantId: string, stored: Digest | undefined, incoming: Incoming, now: Date): ProfileChange {
  if (stored === undefined) return { from: 0, profile: revise(tenantId, undefined, incoming, now) };
  const { version, sequence, upstreamSequence } = stored;
  const { profileId } = incoming;
  const gone: DeletedProfile = { state: 'deleted', tenantId, profileId, sequence, changedAt: now, upstreamSequence };
  return { from: version, profile: revise(tenantId, gone, incoming, now) };
}

function idOf({ profileId }: Incoming): string {
  return profileId;
}
