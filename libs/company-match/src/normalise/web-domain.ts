import { isMailProvider, websiteOf } from '@firmograph/mapping';
import { parse } from 'tldts';
import { foldingRoom, foldText } from './fold-text.ts';
import { hashOf, hashOfText } from './hash.ts';

/** Where a company's website is. All 0: it says nothing of the company. */
export interface WebDomain {
  /** The hash of the registrable domain: of `shop.acme.co.uk`, `acme.co.uk`. */
  domain: number;
  /** The hash of its label without hyphens, `acme`: companies have several suffixes. */
  label: number;
  /** The label's letters. */
  readonly bytes: Uint8Array;
  length: number;
}

export function newWebDomain(): WebDomain {
  return { domain: 0, label: 0, bytes: foldingRoom(), length: 0 };
}

export function readWebDomain(website: string | undefined, into: WebDomain): void {
  into.domain = 0;
  into.label = 0;
  into.length = 0;
  const host = website === undefined || website === '' ? undefined : websiteOf(website);
  if (host === undefined) return;
  const { domain, domainWithoutSuffix } = parse(host, { extractHostname: false, validateHostname: false });
  if (domain === null || domainWithoutSuffix === null || isMailProvider(domain) || listings.has(domain)) return;
  into.domain = hashOfText(domain);
  into.length = foldText(domainWithoutSuffix.replaceAll('-', ''), into.bytes);
  into.label = hashOf(into.bytes, 0, into.length);
}

/** Directories and site builders that a list of mail providers and social networks does not hold. */
const listings = new Set(
  (
    'wordpress.com blogspot.com wixsite.com weebly.com squarespace.com tumblr.com sites.google.com github.io youtu.be fb.com ' +
    'investorroom.com listedcompany.com myshopify.com tripod.com geocities.com weibo.com t.co opencorporates.com dnb.com zoominfo.com ' +
    'yellowpages.com reuters.com marketwatch.com morningstar.com sec.gov companieshouse.gov.uk northdata.com pitchbook.com'
  ).split(' '),
);
