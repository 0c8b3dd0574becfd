import { expect, it } from '@jest/globals';
import { Addresses } from './addresses.ts';

const leadspace = new Addresses('https://apigw.leadspace.com');
const proxied = new Addresses('http://proxy.internal:8080/leadspace/');

it('follows the relative URI of a bulk as it is', () => {
  expect(leadspace.resultsPath('/v9/enrichment/results/78ft?part=1')).toBe('/v9/enrichment/results/78ft?part=1');
});

it('polls the bare id that a callback brings at the documented address', () => {
  expect(leadspace.resultsPath('00-78ft')).toBe('/v3/enrichment/results/00-78ft');
  expect(leadspace.resultsPath('a b?c')).toBe('/v3/enrichment/results/a%20b%3Fc');
});

it('stays below the path of its base URL', () => {
  expect(proxied.resultsPath('/v3/enrichment/results/1')).toBe('/leadspace/v3/enrichment/results/1');
  expect(proxied.resultsPath('/../admin')).toBeUndefined();
});

it.each([
  'https://evil.example/v3/enrichment/results/1',
  '//evil.example/v3',
  '/\\evil.example/v3',
  'http:/v3/enrichment/results/1',
  'v3/enrichment/results/1',
  '',
])('leads nowhere else, not even by %j', (bulkId) => {
  expect(leadspace.resultsPath(bulkId)).toBeUndefined();
});

it('refuses a base URL that is none', () => {
  expect(() => new Addresses('apigw.leadspace.com')).toThrow('begins with http');
  expect(() => new Addresses('file:///etc/passwd')).toThrow('begins with http');
});
