import { request } from 'undici';
import { z } from 'zod';
import { DependencyUnavailable } from '@firmograph/kernel';

export interface ClientCredentialsOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const timeoutMs = 5000;
const retryAfterMs = 2000;
/** Taken anew that long before its end, so that it does not end on its way. */
const marginS = 30;

const Discovery = z.object({ token_endpoint: z.url({ protocol: /^https?$/ }) });
const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(60) });

/** A service's own token, from the issuer by OAuth's client credentials; held in memory until shortly before its end. */
export class ClientCredentials {
  private held: Promise<string> | undefined;
  private endsAt = 0;

  constructor(private readonly options: ClientCredentialsOptions) {}

  /** Throws `DependencyUnavailable` when the issuer does not grant one. */
  token(): Promise<string> {
    if (this.held !== undefined && performance.now() < this.endsAt) return this.held;
    this.endsAt = Infinity;
    this.held = this.ask().catch((cause: unknown) => {
      this.forget();
      throw new DependencyUnavailable('identity', retryAfterMs, { cause });
    });
    return this.held;
  }

  /** The token was refused: the next call asks for another. */
  forget(): void {
    this.held = undefined;
  }

  private async ask(): Promise<string> {
    const { issuer, audience, clientId, clientSecret } = this.options;
    const { token_endpoint } = Discovery.parse(
      await json(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    );
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const granted = Granted.parse(
      await json(token_endpoint, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', audience, ...resourceOf(audience) }).toString(),
      }),
    );
    this.endsAt = performance.now() + Math.max(1, granted.expires_in - marginS) * 1000;
    return granted.access_token;
  }
}

/** How RFC 8707 names what a token is for; it has to be a URI. Other issuers read `audience`. */
function resourceOf(audience: string): { readonly resource?: string } {
  return URL.canParse(audience) ? { resource: audience } : {};
}

interface Asked {
  readonly method?: 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function json(url: string, asked: Asked = {}): Promise<unknown> {
  const { statusCode, body } = await request(url, { ...asked, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  if (statusCode !== 200) {
    await body.dump();
    throw new Error(`the issuer answered ${statusCode}`);
  }
  return body.json();
}
