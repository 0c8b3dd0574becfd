/**
 * Prints an .env for docker-compose.yml: new secrets, and the sandboxes in place of an issuer and of Leadspace. Plain
 * JavaScript for Node 20, so that a host needs nothing else.
 */
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';

export function composeEnv() {
  const secret = () => randomBytes(24).toString('base64url');
  return {
    OIDC_ISSUER: 'http://identity-sandbox:3011',
    LEADSPACE_BASE_URL: 'http://leadspace-sandbox:3010',
    CALLBACK_BASE_URL: 'http://matching:3003',
    SECRET_KEY: randomBytes(32).toString('base64'),
    AUDIT_SIGNING_KEY: randomBytes(32).toString('base64'),
    ERASURE_KEY: randomBytes(32).toString('base64'),
    LEADSPACE_SANDBOX_TOKENS: secret(),
    CLI_CLIENT_SECRET: secret(),
    CONFIGURATION_CLIENT_SECRET: secret(),
    SOURCING_CLIENT_SECRET: secret(),
    MATCHING_CLIENT_SECRET: secret(),
    RESULTS_CLIENT_SECRET: secret(),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const [name, value] of Object.entries(composeEnv())) process.stdout.write(`${name}=${value}\n`);
