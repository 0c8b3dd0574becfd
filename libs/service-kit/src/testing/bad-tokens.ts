import { createHmac, createPublicKey, generateKeyPairSync, randomUUID, sign, type JsonWebKey } from 'node:crypto';
import type { TestIssuer } from '@firmograph/testing';

/** Where an attacker's keys would be fetched from, if anybody did. */
export interface Attack {
  readonly issuer: TestIssuer;
  readonly elsewhere: string;
}

type Forge = (attack: Attack) => Promise<string> | string;
type Named = readonly (readonly [string, Forge])[];

const now = () => Math.floor(Date.now() / 1000);
const encode = (part: object | string) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

function head(fields: object = {}) {
  return { alg: 'ES256', typ: 'at+jwt', kid: 'key-1', ...fields };
}

function body({ issuer }: Attack, fields: object = {}) {
  const times = { iat: now(), exp: now() + 600 };
  return {
    iss: issuer.url,
    aud: 'firmograph',
    sub: 'eve',
    tenant: 'acme',
    roles: ['Administrator'],
    ...times,
    ...fields,
  };
}

/** Signed by the issuer itself: only what it says is wrong. */
const saying =
  (claims: object, header: object = {}): Forge =>
  (attack) =>
    attack.issuer.sign(head(header), JSON.stringify(body(attack, claims)));

const attacker = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const attackerJwk: JsonWebKey = attacker.publicKey.export({ format: 'jwk' });

/** Signed by somebody else, who says where his key is. */
const elsewhereSigned =
  (headerOf: (attack: Attack) => object): Forge =>
  (attack) => {
    const content = `${encode(head(headerOf(attack)))}.${encode(body(attack))}`;
    const key = { key: attacker.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
  };

const hmac =
  (alg: 'HS256' | 'HS512', secretOf: (attack: Attack) => string | Buffer): Forge =>
  (attack) => {
    const content = `${encode(head({ alg }))}.${encode(body(attack))}`;
    const hash = alg === 'HS256' ? 'sha256' : 'sha512';
    return `${content}.${createHmac(hash, secretOf(attack)).update(content).digest('base64url')}`;
  };

const publicPem = ({ issuer }: Attack) =>
  createPublicKey({ key: issuer.jwk(), format: 'jwk' }).export({ type: 'spki', format: 'pem' });

/** A good token, spoilt. */
const spoilt =
  (spoil: (header: string, payload: string, signature: string) => string): Forge =>
  async (attack) => {
    const [header = '', payload = '', signature = ''] = (await saying({})(attack)).split('.');
    return spoil(header, payload, signature);
  };

export const ofAlgorithms: Named = [
  ['of no algorithm, unsigned', (attack) => `${encode(head({ alg: 'none' }))}.${encode(body(attack))}.`],
  ['of no algorithm, in other letters', (attack) => `${encode(head({ alg: 'nOnE' }))}.${encode(body(attack))}.x`],
  ['of no algorithm, with a good signature', saying({}, { alg: 'none' })],
  ['signed with the public key as a secret (PEM)', hmac('HS256', publicPem)],
  ['signed with the public key as a secret (JWK)', hmac('HS256', ({ issuer }) => JSON.stringify(issuer.jwk()))],
  ['signed with the public key as a longer secret', hmac('HS512', publicPem)],
  ['signed with an empty secret', hmac('HS256', () => '')],
  ['without an algorithm', saying({}, { alg: undefined })],
  ['whose algorithm is a number', saying({}, { alg: 256 })],
  ['whose algorithm is a list', saying({}, { alg: ['ES256'] })],
  ['that says another curve', saying({}, { alg: 'ES384' })],
  ['that says another kind of key', saying({}, { alg: 'RS256' })],
  ['that says a weaker padding', saying({}, { alg: 'PS256' })],
];

export const ofKeys: Named = [
  ['under a key that nobody knows', saying({}, { kid: randomUUID() })],
  ['whose key id is a path', saying({}, { kid: '../../../../dev/null' })],
  ['whose key id is a URL', elsewhereSigned(({ elsewhere }) => ({ kid: `${elsewhere}/kid` }))],
  ['whose key id is an operator', saying({}, { kid: { $ne: '' } })],
  ['whose key id is a number', saying({}, { kid: 1 })],
  ['whose key id has a NUL', saying({}, { kid: 'key-1\0' })],
  ['whose key id is a prototype', saying({}, { kid: '__proto__' })],
  ['that brings its own key', elsewhereSigned(() => ({ jwk: attackerJwk }))],
  ['that brings its own key, and no id', elsewhereSigned(() => ({ jwk: attackerJwk, kid: undefined }))],
  ['that says where its keys are', elsewhereSigned(({ elsewhere }) => ({ jku: `${elsewhere}/jwks` }))],
  ['that says where its certificate is', elsewhereSigned(({ elsewhere }) => ({ x5u: `${elsewhere}/cert` }))],
  ['that brings its own certificate', elsewhereSigned(() => ({ x5c: ['MIIB'] }))],
  ['signed by another under the same id', elsewhereSigned(() => ({}))],
];

export const ofHeaders: Named = [
  ['that says it is a logout', saying({}, { typ: 'logout+jwt' })],
  ['that says it is an identity', saying({}, { typ: 'id_token' })],
  ['whose type is a number', saying({}, { typ: 7 })],
  ['whose type is nearly right', saying({}, { typ: 'at+jwt ' })],
  ['with an extension that must be understood', saying({}, { crit: ['x'], x: 1 })],
  ['with an empty list of extensions', saying({}, { crit: [] })],
  ['with a claim as an extension', saying({}, { crit: ['exp'] })],
  ['whose payload is not encoded', saying({}, { crit: ['b64'], b64: false })],
];

export const ofClaims: Named = [
  ['of another issuer', saying({ iss: 'https://elsewhere.example' })],
  ['of an issuer that is nearly right', (attack) => saying({ iss: `${attack.issuer.url}/` })(attack)],
  ['of a list of issuers', (attack) => saying({ iss: [attack.issuer.url] })(attack)],
  ['of no issuer', saying({ iss: undefined })],
  ['for another audience', saying({ aud: 'elsewhere' })],
  ['for others only', saying({ aud: ['a', 'b'] })],
  ['for a longer audience', saying({ aud: 'firmograph2' })],
  ['for no audience', saying({ aud: undefined })],
  ['whose audience is an object', saying({ aud: { firmograph: true } })],
  ['that never ends', saying({ exp: undefined })],
  ['whose end is text', saying({ exp: '9999999999' })],
  ['whose end is null', saying({ exp: null })],
  ['not valid yet', (attack) => saying({ nbf: now() + 120 })(attack)],
  ['whose beginning is text', saying({ nbf: '0' })],
  ['issued in the future', (attack) => saying({ iat: now() + 120 })(attack)],
  ['whose issue is text', saying({ iat: '0' })],
  ['that names nobody', saying({ sub: undefined })],
  ['that names an empty person', saying({ sub: '' })],
  ['that names a number', saying({ sub: 7 })],
  ['that names an object', saying({ sub: { $gt: '' } })],
  ['whose tenant is a number', saying({ tenant: 7 })],
  ['whose tenant is a list', saying({ tenant: ['acme'] })],
  ['whose tenant is an operator', saying({ tenant: { $ne: '' } })],
  ['whose tenant is empty', saying({ tenant: '' })],
  ['whose tenant has a NUL', saying({ tenant: 'acme\0' })],
  ['whose tenant is endless', saying({ tenant: 'a'.repeat(101) })],
];

export const ofForm: Named = [
  ['without its signature', spoilt((header, payload) => `${header}.${payload}.`)],
  ['of two parts', spoilt((header, payload) => `${header}.${payload}`)],
  ['of four parts', spoilt((header, payload, signature) => `${header}.${payload}.${signature}.${signature}`)],
  ['of five parts', spoilt((header, payload, signature) => `${header}.${payload}.${signature}.x.x`)],
  ['of empty parts', () => '..'],
  ['with half its signature', spoilt((header, payload, signature) => `${header}.${payload}.${signature.slice(0, 40)}`)],
  ['with a signature of zeros', spoilt((header, payload) => `${header}.${payload}.${'A'.repeat(86)}`)],
  ['with a padded signature', spoilt((header, payload, signature) => `${header}.${payload}.${signature}==`)],
  ['whose payload was changed', spoilt((header, payload, signature) => `${header}.${changed(payload)}.${signature}`)],
  ['whose header was changed', spoilt((header, payload, signature) => `${changed(header)}.${payload}.${signature}`)],
  ['whose payload is a list', ({ issuer }) => issuer.sign(head(), '[]')],
  ['whose payload is null', ({ issuer }) => issuer.sign(head(), 'null')],
  ['whose payload is text', ({ issuer }) => issuer.sign(head(), '"x"')],
  ['whose payload is no JSON', ({ issuer }) => issuer.sign(head(), '{')],
  ['whose parts are no JSON', () => 'e30.e30.e30'],
  ['that is none', () => 'not.a.token'],
  ['that is far too long', saying({ filler: 'x'.repeat(9000) })],
];

/** The same content in other bytes. */
function changed(part: string): string {
  const fields = JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as object;
  return encode({ ...fields, changed: true });
}
