import type { GeneralProblem } from '@firmograph/contracts';

/** The request is refused before any work: who asks, or what is asked, is not acceptable. `code` and `message` are public. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: GeneralProblem,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** RFC 6750: no token at all is told without an error code. */
export function unauthenticated(why: 'missing' | 'invalid' | 'expired'): Refusal {
  const [code, message] = {
    missing: ['auth/missing', 'Send a token: Authorization: Bearer …'] as const,
    invalid: ['auth/invalid', 'The token is not valid here. Sign in again.'] as const,
    expired: ['auth/expired', 'The token has expired. Sign in again.'] as const,
  }[why];
  const challenge = why === 'missing' ? 'Bearer' : `Bearer error="invalid_token", error_description="${why}"`;
  return new Refusal(code, message, { 'www-authenticate': challenge });
}

/** RFC 6750 has one code for all that is wrong with what was shown. */
export function keyRefused(): Refusal {
  const headers = { 'www-authenticate': 'Bearer error="invalid_token", error_description="invalid"' };
  return new Refusal(
    'auth/invalid',
    'The API key is not valid, or no longer. Ask an administrator for another.',
    headers,
  );
}

export function forbidden(message: string): Refusal {
  return new Refusal('auth/forbidden', message);
}
