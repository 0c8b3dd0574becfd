import { DomainError } from '@firmograph/kernel';
import { request } from 'undici';
import { z } from 'zod';
import { nothingRuns, type StackAddresses } from './stack-file.ts';

/** Whoever holds a token for the services. */
export abstract class AccessTokens {
  abstract get(): Promise<string>;
  /** The last one was not accepted. Whether another one can be had. */
  abstract renew(): boolean;
}

/** The token that the user has; there is no other. */
export class GivenToken extends AccessTokens {
  constructor(private readonly token: string) {
    super();
  }

  get(): Promise<string> {
    return Promise.resolve(this.token);
  }

  renew(): boolean {
    return false;
  }
}

const Answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(60) });

interface Token {
  readonly text: string;
  readonly untilMs: number;
}

/** Signs in to the issuer of the local stack as this program, again whenever a token is about to end. */
export class SignedIn extends AccessTokens {
  #token: Promise<Token> | undefined;

  constructor(private readonly stack: StackAddresses) {
    super();
  }

  /** Calls that need one at the same time share it. */
  async get(): Promise<string> {
    this.#token ??= this.#signIn();
    const token = this.#token;
    try {
      const { text, untilMs } = await token;
      if (untilMs > performance.now()) return text;
    } catch (error) {
      this.#forget(token);
      throw error;
    }
    this.#forget(token);
    return this.get();
  }

  renew(): boolean {
    this.#token = undefined;
    return true;
  }

  #forget(token: Promise<Token>): void {
    if (this.#token === token) this.#token = undefined;
  }

  async #signIn(): Promise<Token> {
    const { issuer, clientId, clientSecret = '' } = this.stack;
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const { statusCode, body } = await request(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    }).catch((error: unknown) => {
      throw nothingRuns(error);
    });
    if (statusCode !== 200) {
      await body.dump();
      throw new DomainError(
        'cli/not-signed-in',
        `${issuer} does not let this program in: start the stack again with \`npm start\`.`,
      );
    }
    const { access_token, expires_in } = Answer.parse(await body.json());
    return { text: access_token, untilMs: performance.now() + expires_in * 800 };
  }
}
