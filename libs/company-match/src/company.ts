/** What is known of a company that somebody asks for. Text as people write it; what is not known is left out or empty. */
export interface CompanyQuery {
  readonly name?: string;
  /** An address, a bare domain or an e-mail address. */
  readonly website?: string;
  /** A name in one of 78 languages or an ISO 3166 code. */
  readonly country?: string;
  readonly state?: string;
  readonly city?: string;
  readonly postalCode?: string;
}

/** A company of the reference set. */
export interface Company extends CompanyQuery {
  /** Unique in its set. */
  readonly id: string;
  readonly name: string;
  /** Former names, trade names and tickers: each is compared like the name, and the best counts. */
  readonly otherNames?: readonly string[];
}
