import type { Caller } from './caller.ts';

const prefix = 'fgk_';
/** Id of the key, tenant, secret of 256 bit. The text names its own place, so that it is looked up and never searched for. */
const form = /^fgk_([0-9a-f]{32})\.([\w-]{2,400})\.[\w-]{43}$/;

/** Whoever knows the API keys of programs. */
export abstract class ApiKeys {
  /** Null: it opens nothing. Throws `DependencyUnavailable` when nobody can tell. */
  abstract callerOf(key: string): Promise<Caller | null>;
}

/** The keys that this service accepts: those that whoever knows them vouches for; without that, none. */
export class AcceptedKeys extends ApiKeys {
  constructor(private known: ApiKeys | null = null) {
    super();
  }

  use(known: ApiKeys): void {
    this.known = known;
  }

  override async callerOf(key: string): Promise<Caller | null> {
    return this.known?.callerOf(key) ?? null;
  }
}

export interface KeyPlace {
  readonly tenantId: string;
  readonly keyId: string;
}

export function isApiKey(bearer: string): boolean {
  return bearer.startsWith(prefix);
}

/** `secret`: 32 random bytes. */
export function apiKeyText({ tenantId, keyId }: KeyPlace, secret: Buffer): string {
  const tenant = Buffer.from(tenantId, 'utf8').toString('base64url');
  return `${prefix}${keyId.replaceAll('-', '')}.${tenant}.${secret.toString('base64url')}`;
}

/** Where the key says that it belongs; whether it does is not said. Null: no key has this form. */
export function placeOfKey(key: string): KeyPlace | null {
  const [, id, tenant] = form.exec(key) ?? [];
  if (id === undefined || tenant === undefined) return null;
  const keyId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const tenantId = Buffer.from(tenant, 'base64url').toString('utf8');
  return Buffer.from(tenantId, 'utf8').toString('base64url') === tenant ? { tenantId, keyId } : null;
}
