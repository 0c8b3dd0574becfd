import {
  endingKey,
  initialsKey,
  keyKinds,
  keyOf,
  nameKey,
  openingKey,
  pairKey,
  skeletonKey,
  slipCount,
  slipKey,
} from '../candidates/keys.ts';
import type { Company } from '../company.ts';
import { newNameWords, readName } from '../normalise/name-words.ts';
import { type Place, placeParts, readPlace } from '../normalise/place.ts';
import { bitsIn, signatureOf } from '../normalise/signature.ts';
import { newWebDomain, readWebDomain } from '../normalise/web-domain.ts';
import { wordWeight } from '../normalise/word-weight.ts';
import { rowText } from './company-row.ts';
import { GrowingBytes, GrowingInt32 } from './growing.ts';
import { KeyLists } from './key-lists.ts';
import { countAt, listOf } from './lookup.ts';
import type { Tables } from './tables.ts';

const names32 = ['firstName', 'domain', 'label', 'labelStart', 'glance', 'row'] as const;
const words32 = ['firstWord', 'signature', 'signatureBits', 'word', 'wordStart', 'form'] as const;
type Column = (typeof names32)[number] | (typeof words32)[number];

/** Reads companies one by one and puts what they say into columns. */
export class TablesBuilder {
  readonly #columns = Object.fromEntries(
    [...names32, ...words32].map((name) => [name, new GrowingInt32()]),
    // Every column is in one of the two lists.
  ) as Record<Column, GrowingInt32>;
  readonly #keys = new KeyLists();
  readonly #letters = new GrowingBytes();
  readonly #labels = new GrowingBytes();
  readonly #rows = new GrowingBytes();
  readonly #words = newNameWords();
  readonly #web = newWebDomain();
  readonly #place: Place = { country: 0, state: 0, city: 0, postalCode: 0 };
  #size = 0;

  add(company: Company): void {
    const columns = this.#columns;
    columns.firstName.push(columns.form.length);
    this.#addRow(company);
    this.#addWebsite(company.website);
    readPlace(company, this.#place);
    this.#addName(company.name);
    this.#addGlance(columns.firstName.taken()[this.#size]);
    for (const name of company.otherNames ?? []) if (name !== '') this.#addName(name);
    this.#size += 1;
  }

  build(): Tables {
    const { form, signatureBits, ...wide } = this.#columns;
    wide.firstName.push(form.length);
    wide.row.push(this.#rows.length);
    wide.firstWord.push(wide.word.length);
    wide.labelStart.push(this.#labels.length);
    wide.wordStart.push(this.#letters.length);
    const columns = Object.fromEntries(Object.entries(wide).map(([name, column]) => [name, column.taken()]));
    const tables = {
      // Object.entries forgets which column is which; nothing else does.
      ...(columns as Record<keyof typeof wide, Int32Array>),
      form: Uint8Array.from(form.taken()),
      signatureBits: Uint8Array.from(signatureBits.taken()),
      labels: this.#labels.taken(),
      rows: this.#rows.taken(),
      letters: this.#letters.taken(),
      wordWeight: new Uint8Array(wide.word.length),
      ...this.#keys.packed(),
    };
    for (const [at, word] of tables.word.entries())
      tables.wordWeight[at] = wordWeight(word, countAt(tables, listOf(tables, keyOf(keyKinds.word, word))), this.#size);
    return tables;
  }

  #addGlance(name: number): void {
    const { glance, signature, signatureBits } = this.#columns;
    for (const part of placeParts) glance.push(this.#place[part]);
    glance.push(signature.taken()[name * 2]);
    glance.push(signature.taken()[name * 2 + 1]);
    glance.push(signatureBits.taken()[name]);
    glance.push(0);
  }

  #addRow(company: Company): void {
    this.#columns.row.push(this.#rows.length);
    const bytes = rowText(company);
    this.#rows.push(bytes, 0, bytes.length);
  }

  #addWebsite(website: string | undefined): void {
    const web = this.#web;
    readWebDomain(website, web);
    this.#columns.domain.push(web.domain);
    this.#columns.label.push(web.label);
    this.#columns.labelStart.push(this.#labels.length);
    this.#labels.push(web.bytes, 0, web.length);
    if (web.domain === 0) return;
    this.#keys.add(keyOf(keyKinds.domain, web.domain), this.#size);
    this.#keys.add(keyOf(keyKinds.label, web.label), this.#size);
  }

  #addName(name: string): void {
    const words = this.#words;
    const columns = this.#columns;
    readName(name, words);
    const end = words.starts[words.count];
    const [low, high] = signatureOf(words.bytes, end);
    columns.firstWord.push(columns.word.length);
    columns.form.push(words.form);
    columns.signature.push(low);
    columns.signature.push(high);
    columns.signatureBits.push(bitsIn(low) + bitsIn(high));
    for (let at = 0; at < words.count; at += 1) {
      columns.word.push(words.hashes[at]);
      columns.wordStart.push(this.#letters.length + words.starts[at]);
    }
    this.#letters.push(words.bytes, 0, end);
    this.#addKeys();
  }

  #addKeys(): void {
    const { hashes, count } = this.#words;
    if (count === 0) return;
    const add = (key: number) => key !== 0 && this.#keys.add(key, this.#size);
    add(nameKey(this.#words));
    add(openingKey(this.#words));
    add(endingKey(this.#words));
    add(initialsKey(this.#words));
    add(skeletonKey(this.#words));
    for (let at = 0; at < slipCount(this.#words); at += 1) add(slipKey(this.#words, at));
    for (let at = 0; at < count; at += 1) {
      add(keyOf(keyKinds.word, hashes[at]));
      if (at > 0) add(pairKey(hashes[at - 1], hashes[at]));
    }
  }
}
