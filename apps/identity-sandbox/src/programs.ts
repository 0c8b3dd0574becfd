import type { IdentityConfig } from './config.ts';
import { peopleOf } from './people.ts';

/** A program that signs in with a secret of its own. */
export interface Program {
  readonly clientId: string;
  readonly secret: string;
  /** What its tokens say of it; a service belongs to no tenant. */
  readonly claims: { readonly sub: string; readonly tenant?: string; readonly roles: readonly string[] };
}

/** The client of a tenant's command line acts as that tenant's administrator; the first tenant's is `firmograph-cli`. */
export function programsOf(config: IdentityConfig): readonly Program[] {
  const administrators = peopleOf(config.TENANTS).filter(({ role }) => role === 'Administrator');
  const cli = administrators.map(({ id, tenant, role }, index) => ({
    clientId: index === 0 ? 'firmograph-cli' : `firmograph-cli-${tenant}`,
    secret: config.CLI_CLIENT_SECRET,
    claims: { sub: id, tenant, roles: [role] },
  }));
  return [
    ...cli,
    service('configuration', config.CONFIGURATION_CLIENT_SECRET),
    service('sourcing', config.SOURCING_CLIENT_SECRET),
    service('matching', config.MATCHING_CLIENT_SECRET),
    service('results', config.RESULTS_CLIENT_SECRET),
  ];
}

function service(name: string, secret: string): Program {
  const clientId = `firmograph-${name}`;
  return { clientId, secret, claims: { sub: clientId, roles: ['Service'] } };
}
