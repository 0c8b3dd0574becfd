import type { Provider } from '@nestjs/common';
import { LeadspaceClient } from '@firmograph/leadspace';
import { ClientCredentials, Metrics, ServiceClient } from '@firmograph/service-kit';
import { ConfigurationPermits } from './adapters/configuration/configuration-permits.ts';
import { LeadspaceAdapter } from './adapters/leadspace/leadspace-adapter.ts';
import { MeasuredLeadspace } from './adapters/leadspace/measured-leadspace.ts';
import { Leadspace, Permits } from './application/ports.ts';
import type { MatchingConfig } from './config.ts';

/** Ports to what other people run. */
export function outside(config: MatchingConfig): readonly Provider[] {
  return [
    { provide: Permits, useFactory: () => new ConfigurationPermits(serviceClient(config), config.CONFIGURATION_URL) },
    {
      provide: LeadspaceAdapter,
      useFactory: () => new LeadspaceAdapter(leadspaceClient(config), config.LEASE_MS * 0.9),
    },
    {
      provide: Leadspace,
      useFactory: (adapter: LeadspaceAdapter, { registry }: Metrics) => new MeasuredLeadspace(adapter, registry),
      inject: [LeadspaceAdapter, Metrics],
    },
  ];
}

function serviceClient(config: MatchingConfig): ServiceClient {
  const credentials = new ClientCredentials({
    issuer: config.OIDC_ISSUER,
    audience: config.OIDC_AUDIENCE,
    clientId: config.SERVICE_CLIENT_ID,
    clientSecret: config.SERVICE_CLIENT_SECRET,
  });
  return new ServiceClient({ credentials });
}

function leadspaceClient({ LEADSPACE_BASE_URL, LEADSPACE_TIMEOUT_MS, WORKER_LANES }: MatchingConfig): LeadspaceClient {
  return new LeadspaceClient({
    baseUrl: LEADSPACE_BASE_URL,
    timeoutMs: LEADSPACE_TIMEOUT_MS,
    connections: WORKER_LANES,
  });
}
