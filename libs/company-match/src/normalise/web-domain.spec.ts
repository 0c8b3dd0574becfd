import { expect, it } from '@jest/globals';
import { newWebDomain, readWebDomain } from './web-domain.ts';

const read = (website: string) => {
  const web = newWebDomain();
  readWebDomain(website, web);
  return web;
};

it.each([
  ['http://www.acme.co.uk/about', 'acme.co.uk'],
  ['shop.acme.co.uk', 'https://acme.co.uk:8080/'],
  ['info@acme.co.uk', 'acme.co.uk'],
])('takes %s and %s for one domain', (one, other) => {
  expect(read(one).domain).toBe(read(other).domain);
});

it('tells domains of different endings apart, and knows that they are called alike', () => {
  expect(read('acme.de').domain).not.toBe(read('acme.com').domain);
  expect(read('ac-me.de').label).toBe(read('acme.com').label);
});

it.each([
  '',
  'gmail.com',
  'someone@gmail.com',
  'https://www.facebook.com/acme',
  'http://192.168.0.1/',
  'javascript:alert(1)',
  'http://',
  '::::',
  'localhost',
  `http://${'a'.repeat(1_000_000)}.com`,
])('finds no evidence in %.40s', (website) => {
  expect(read(website)).toMatchObject({ domain: 0, label: 0, length: 0 });
});
