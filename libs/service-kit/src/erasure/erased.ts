import type { ErasureScope } from '@firmograph/contracts';
import type { ErasureDocument, HeardErasures } from './heard-erasures.ts';
import { aliasFor, isAlias, type Pseudonyms } from './pseudonyms.ts';

/** How old the list may be, in milliseconds; far shorter than the time between the two looks of an erasure. */
const freshMs = 500;
/** Clocks of instances differ. */
const overlapMs = 60_000;

interface Listing {
  readonly list: ErasedList;
  readAt: number;
  reading: Promise<void> | undefined;
}

/** What is gone, tenant by tenant: asked before anything is written. */
export class Erased {
  private readonly listings = new Map<string, Listing>();

  constructor(
    private readonly erasures: Pick<HeardErasures, 'erasedSince'>,
    private readonly pseudonyms: Pseudonyms,
  ) {}

  async of(tenantId: string): Promise<ErasedList> {
    const listing = this.listingOf(tenantId);
    if (performance.now() - listing.readAt < freshMs) return listing.list;
    listing.reading ??= this.read(tenantId, listing).finally(() => (listing.reading = undefined));
    await listing.reading;
    return listing.list;
  }

  private listingOf(tenantId: string): Listing {
    const known = this.listings.get(tenantId);
    if (known !== undefined) return known;
    const listing = { list: new ErasedList(tenantId, this.pseudonyms), readAt: -Infinity, reading: undefined };
    this.listings.set(tenantId, listing);
    return listing;
  }

  private async read(tenantId: string, listing: Listing): Promise<void> {
    const readAt = performance.now();
    const since = new Date(listing.list.heardUpTo - overlapMs);
    for (const document of await this.erasures.erasedSince(tenantId, since)) listing.list.add(document);
    listing.readAt = readAt;
  }
}

/** What is gone of one tenant. Of each only what came in before it was erased: what comes in again is new data. */
export class ErasedList {
  heardUpTo = overlapMs;
  private readonly profiles = new Map<string, number>();
  private readonly companies = new Map<string, number>();
  private readonly connections = new Map<string, number>();
  private derivedUpTo = -Infinity;
  private profilesUpTo = -Infinity;

  constructor(
    private readonly tenantId: string,
    private readonly pseudonyms: Pseudonyms,
  ) {}

  get isEmpty(): boolean {
    const { profiles, companies, connections } = this;
    return profiles.size + companies.size + connections.size === 0 && this.derivedUpTo === -Infinity;
  }

  get namesCompanies(): boolean {
    return this.companies.size > 0;
  }

  /** Something that came in before was erased at that time or later. */
  hasAnySince(at: Date): boolean {
    const all = [...this.profiles.values(), ...this.companies.values(), this.profilesUpTo];
    return this.hasDerivedSince(at) || all.some((upTo) => at.getTime() <= upTo);
  }

  /** Everything that was derived over some connection, or over all, was. */
  hasDerivedSince(at: Date): boolean {
    return [this.derivedUpTo, ...this.connections.values()].some((upTo) => at.getTime() <= upTo);
  }

  add({ scope, subjects, before, heardAt }: Pick<ErasureDocument, 'scope' | 'subjects' | 'before' | 'heardAt'>): void {
    this.heardUpTo = Math.max(this.heardUpTo, heardAt.getTime());
    const at = before.getTime();
    for (const subject of subjects) note(this.profiles, subject, at);
    this.addScope(scope, at);
  }

  /** The profile, as it was at that time. */
  hasProfile(profileId: string, at: Date): boolean {
    return isAlias(profileId) || at.getTime() <= this.profileUpTo(profileId);
  }

  /** It was erased at some time; it may have come in again since. */
  knowsProfile(profileId: string): boolean {
    return this.profileUpTo(profileId) > -Infinity;
  }

  /** What was derived for the profile at that time. */
  hasDerived(profileId: string, at: Date, connectionId?: string): boolean {
    const upTo = Math.max(this.derivedUpTo, this.connectionUpTo(connectionId));
    return at.getTime() <= upTo || this.hasProfile(profileId, at);
  }

  hasConnection(connectionId: string, at: Date): boolean {
    return at.getTime() <= Math.max(this.derivedUpTo, this.connectionUpTo(connectionId));
  }

  hasCompany(identifiers: readonly string[], at: Date): boolean {
    if (this.companies.size === 0) return false;
    return identifiers.some((each) => {
      const upTo = this.companies.get(this.pseudonyms.ofCompany(this.tenantId, each));
      return upTo !== undefined && at.getTime() <= upTo;
    });
  }

  /**
   * Where the sequence of a profile that comes in again goes on: above all that was ever said of it, which nobody remembers
   * any more. 0: it was never erased.
   */
  sequenceFloor(profileId: string): number {
    const upTo = this.profileUpTo(profileId);
    return upTo === -Infinity ? 0 : Math.floor(upTo / 1000);
  }

  aliasOf(profileId: string): string {
    return isAlias(profileId) ? profileId : aliasFor(this.pseudonyms.ofProfile(this.tenantId, profileId));
  }

  /** Under which it is remembered. */
  pseudonymOf(profileId: string): string {
    return this.pseudonyms.ofProfile(this.tenantId, profileId);
  }

  private profileUpTo(profileId: string): number {
    if (this.profiles.size === 0) return this.profilesUpTo;
    const found = this.profiles.get(this.pseudonyms.ofProfile(this.tenantId, profileId)) ?? -Infinity;
    return Math.max(found, this.profilesUpTo);
  }

  private connectionUpTo(connectionId: string | undefined): number {
    return connectionId === undefined ? -Infinity : (this.connections.get(connectionId) ?? -Infinity);
  }

  private addScope(scope: ErasureScope, at: number): void {
    switch (scope.kind) {
      case 'profile':
        note(this.profiles, scope.profile, at);
        return;
      case 'company':
        for (const company of scope.companies) note(this.companies, company, at);
        return;
      case 'connection':
        note(this.connections, scope.connectionId, at);
        return;
      case 'tenant':
        this.derivedUpTo = Math.max(this.derivedUpTo, at);
        if (scope.profiles) this.profilesUpTo = Math.max(this.profilesUpTo, at);
    }
  }
}

function note(map: Map<string, number>, key: string, at: number): void {
  map.set(key, Math.max(map.get(key) ?? -Infinity, at));
}
