import { setImmediate as turn } from 'node:timers/promises';
import { Profiles, type ProfileChange, type Restamp, type StoredProfile } from '../application/ports.ts';
import type { LiveProfile, Profile } from '../domain/profile.ts';
import type { Digest } from '../domain/upsert.ts';

/** Keeps profiles of one tenant in memory, and takes as many turns of the loop for each call as it is told. */
export class FakeProfiles extends Profiles {
  readonly all = new Map<string, StoredProfile>();
  saves = 0;

  constructor(private readonly turns: () => number = () => 0) {
    super();
  }

  override async digests(_: string, profileIds: readonly string[]): Promise<ReadonlyMap<string, Digest>> {
    await this.pass();
    const found = this.these(profileIds);
    await this.pass();
    return new Map(found.map(({ version, profile }) => [profile.profileId, digestOf(version, profile)]));
  }

  override async *whole(_: string, profileIds: readonly string[]): AsyncGenerator<StoredProfile> {
    await this.pass();
    yield* this.these(profileIds);
  }

  override async save(_: string, changes: readonly ProfileChange[]): Promise<readonly string[]> {
    await this.pass();
    this.saves += 1;
    return changes.flatMap(({ from, profile }) => {
      if ((this.all.get(profile.profileId)?.version ?? 0) !== from) return [profile.profileId];
      this.all.set(profile.profileId, { version: from + 1, profile });
      return [];
    });
  }

  override async restamp(_: string, restamps: readonly Restamp[]): Promise<boolean> {
    await this.pass();
    const met = restamps.filter(({ profileId, from }) => this.all.get(profileId)?.version === from);
    for (const { profileId, from, stamp } of met) {
      const { profile } = this.all.get(profileId) ?? {};
      if (profile?.state === 'live') this.all.set(profileId, { version: from + 1, profile: { ...profile, stamp } });
    }
    return met.length === restamps.length;
  }

  override async find(_: string, profileId: string): Promise<LiveProfile | undefined> {
    const { profile } = this.all.get(profileId) ?? {};
    return profile?.state === 'live' ? profile : undefined;
  }

  override list(): never {
    throw new Error('not faked');
  }

  override count(): never {
    throw new Error('not faked');
  }

  override scan(): never {
    throw new Error('not faked');
  }

  override scanThese(): never {
    throw new Error('not faked');
  }

  private these(profileIds: readonly string[]): readonly StoredProfile[] {
    return profileIds.map((id) => this.all.get(id)).filter((stored) => stored !== undefined);
  }

  private async pass(): Promise<void> {
    for (let left = this.turns(); left > 0; left -= 1) await turn();
  }
}

function digestOf(version: number, profile: Profile): Digest {
  const { sequence, upstreamSequence } = profile;
  const { hash, stamp } = profile.state === 'live' ? profile : {};
  return { version, sequence, hash, stamp, upstreamSequence };
}
