import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { loginPage } from './login-page.ts';
import type { Person } from './people.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const largestForm = 4096;
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
const loginPath = /^\/login\/([\w-]+)$/;

/** Health and the login page here; every other route is the provider's. */
export function routes(provider: Provider, people: readonly Person[]): RequestListener {
  const issue = provider.callback();
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/health/live' || pathname === '/health/ready') {
      response.setHeader('content-type', 'application/json').end('{"status":"up"}');
      return;
    }
    const uid = loginPath.exec(pathname)?.[1];
    if (uid === undefined) void issue(request, response);
    else
      login(provider, people, request, response).catch(() =>
        refuse(response, 'This sign-in has expired: start again.'),
      );
  };
}

async function login(
  provider: Provider,
  people: readonly Person[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  if (interaction.prompt.name === 'consent') return agree(provider, interaction, request, response);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', pagePolicy);
    response.end(loginPage(interaction.uid, people));
    return;
  }
  const accountId = (await formOf(request)).get('person') ?? '';
  if (people.some(({ id }) => id === accountId))
    return provider.interactionFinished(request, response, { login: { accountId } });
  refuse(response, 'There is no such person here: go back and choose one.');
}

// Who chose a person on the login page has agreed; there is nothing more to ask.
async function agree(
  provider: Provider,
  { session, params, grantId }: Interaction,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const ids = { accountId: session?.accountId, clientId: String(params['client_id']) };
  const grant = (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ?? new provider.Grant(ids);
  grant.addOIDCScope('openid offline_access profile');
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestForm) throw new Error('the form is too large');
  }
  return new URLSearchParams(text);
}

function refuse(response: ServerResponse, reason: string): void {
  response.statusCode = 400;
  response.setHeader('content-type', 'text/plain; charset=utf-8').end(`${reason}\n`);
}
