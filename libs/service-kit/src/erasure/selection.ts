import type { ErasureRequested, ErasureScope } from '@firmograph/contracts';
import { aliasFor, type Pseudonyms } from './pseudonyms.ts';

/** One erasure, as a store goes through with it. */
export interface Erasing {
  readonly tenantId: string;
  readonly erasureId: string;
  readonly step: ErasureRequested['data']['step'];
  readonly scope: ErasureScope;
  /** What came in later is new data, and stays. */
  readonly before: Date;
  readonly subjects: readonly string[];
  /** Profiles that an earlier page, or look, found to belong to the company. */
  readonly found: readonly string[];
  readonly mappings: ErasureRequested['data']['mappings'];
}

/** Tells what an erasure is about from what it is not. */
export class Selection {
  /** Pseudonyms of profiles that were found to belong to the company. */
  readonly found = new Set<string>();
  private readonly subjects: ReadonlySet<string>;
  private readonly companies: ReadonlySet<string>;

  constructor(
    private readonly pseudonyms: Pseudonyms,
    private readonly erasing: Erasing,
    /** Once more, for what was on its way the first time; what is left over from the first time goes now. */
    readonly isSecondLook: boolean,
  ) {
    const { scope, subjects, found } = erasing;
    this.subjects = new Set([...(scope.kind === 'profile' ? [scope.profile] : []), ...subjects, ...found]);
    this.companies = new Set(scope.kind === 'company' ? scope.companies : []);
  }

  get tenantId(): string {
    return this.erasing.tenantId;
  }

  get erasureId(): string {
    return this.erasing.erasureId;
  }

  get before(): Date {
    return this.erasing.before;
  }

  get mappings(): Erasing['mappings'] {
    return this.erasing.mappings;
  }

  /** Nothing may be changed. */
  get isCount(): boolean {
    return this.erasing.step === 'count';
  }

  /** It looks for companies, so that what is kept has to be read for their names. */
  get readsCompanies(): boolean {
    return this.companies.size > 0;
  }

  /** All that was derived from the provider is in it. */
  get isWhole(): boolean {
    return this.erasing.scope.kind === 'tenant';
  }

  /** The profiles themselves are in it, all of them. */
  get takesAllProfiles(): boolean {
    const { scope } = this.erasing;
    return scope.kind === 'tenant' && scope.profiles;
  }

  /** The connection that it is about; null: it is about something else. */
  get connectionId(): string | null {
    const { scope } = this.erasing;
    return scope.kind === 'connection' ? scope.connectionId : null;
  }

  isOld(at: Date): boolean {
    return at <= this.erasing.before;
  }

  /** No profile is in it. */
  get leavesProfiles(): boolean {
    return !this.takesAllProfiles && !this.readsCompanies && this.subjects.size === 0;
  }

  /** Says whether one of these pseudonyms is a profile's that is in it. */
  hasAny(pseudonyms: readonly string[]): boolean {
    return this.takesAllProfiles || pseudonyms.some((each) => this.subjects.has(each));
  }

  isProfile(profileId: string): boolean {
    return (
      this.takesAllProfiles ||
      (this.subjects.size > 0 && this.subjects.has(this.pseudonyms.ofProfile(this.tenantId, profileId)))
    );
  }

  isCompany(identifiers: readonly string[]): boolean {
    return (
      this.readsCompanies &&
      identifiers.some((each) => this.companies.has(this.pseudonyms.ofCompany(this.tenantId, each)))
    );
  }

  /** Remembers that the profile belongs to the company. */
  find(profileId: string): void {
    if (this.readsCompanies) this.found.add(this.pseudonyms.ofProfile(this.tenantId, profileId));
  }

  /** What stands where the profile was counted. */
  aliasOf(profileId: string): string {
    return aliasFor(this.pseudonyms.ofProfile(this.tenantId, profileId));
  }
}
