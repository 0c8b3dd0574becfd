import { expect, it } from '@jest/globals';
import { credentialFingerprint } from './credential.ts';

it('tells credentials, and tenants, apart', () => {
  const fingerprints = [
    credentialFingerprint({ kind: 'token', token: 'a' }, 'acme'),
    credentialFingerprint({ kind: 'token', token: 'b' }, 'acme'),
    credentialFingerprint({ kind: 'token', token: 'a' }, 'other'),
    credentialFingerprint({ kind: 'oauth', user: 'a', pass: 'b' }, 'acme'),
    credentialFingerprint({ kind: 'oauth', user: 'a', pass: 'c' }, 'acme'),
  ];
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
});

it('is the same for the same credential on every machine', () => {
  const token = { kind: 'token', token: 'sandbox-token' } as const;
  expect(credentialFingerprint(token, 'acme')).toBe(credentialFingerprint({ ...token }, 'acme'));
  expect(credentialFingerprint(token, 'acme')).toMatch(/^[0-9a-f]{16}$/);
});
