import { createHash } from 'node:crypto';

/** What a person agrees to. A changed text is a new version: earlier consents keep the hash of what they agreed to. */
export interface Notice {
  readonly version: string;
  readonly language: string;
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
}

const text = `Transfer of company data to Leadspace

What leaves. For each company profile of the data set that an enrichment names, the fields that the enrichment maps and that this consent lists: the name of the company and, where you choose them, its website and its location. Nothing else of a profile is sent. These fields can be personal data where a company bears the name of a person or is found at a person's address.

Where it goes. To Leadspace, Inc. and those who work for it, over the connection for which you give this consent. It leaves the compliance boundary of this installation: from there on, the safeguards, the place of storage and the retention of this installation no longer apply to what was sent.

On whose word. The transfer is made on your organization's instruction, each time an enrichment runs over this connection. Each call is recorded together with the consent that it relied on.

Who answers for it. Your organization, under its own agreement with Leadspace, answers for Leadspace's handling of the data, for the lawful basis of the transfer and for informing those concerned. Neither this software nor those who run it can see or control what Leadspace does with it.

How to stop. An administrator can withdraw this consent at any time, on the connection itself, and can remove the enrichment or the connection. From then on nothing new is sent; runs that are under way end. What was sent before cannot be called back from here: ask Leadspace to delete it.`;

export const notice: Notice = {
  version: '1',
  language: 'en',
  text,
  hash: createHash('sha256').update(text).digest('hex'),
};
