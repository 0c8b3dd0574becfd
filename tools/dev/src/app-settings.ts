import { createHmac, hash } from 'node:crypto';
import { join } from 'node:path';
import type { AppName, ServiceName } from './apps.ts';
import { databaseUrl } from './infrastructure.ts';
import type { Secrets } from './secrets.ts';

export interface StackFacts {
  /** The stack's folder. */
  readonly folder: string;
  readonly urls: ReadonlyMap<AppName, string>;
  readonly brokers: readonly string[];
  readonly namespace: string;
  readonly mongoUrl: string;
  readonly leadspaceUrl: string;
  readonly secrets: Secrets;
}

/** Whom the access tokens are for. */
export const audience = 'firmograph';

type Settings = Readonly<Record<string, string>>;

/** The environment of an app: what it needs, and no other's secret. */
export function settingsOf(app: AppName, facts: StackFacts): Settings {
  return { HOST: '127.0.0.1', PORT: new URL(urlOf(facts, app)).port, ...ownSettings(app, facts) };
}

function ownSettings(app: AppName, facts: StackFacts): Settings {
  const { secrets, leadspaceUrl } = facts;
  switch (app) {
    case 'identity-sandbox':
      return {
        SIGNING_KEYS_FILE: join(facts.folder, 'signing-keys.json'),
        CLI_CLIENT_SECRET: secrets.clients.cli,
        CONFIGURATION_CLIENT_SECRET: secrets.clients.configuration,
        SOURCING_CLIENT_SECRET: secrets.clients.sourcing,
        MATCHING_CLIENT_SECRET: secrets.clients.matching,
        RESULTS_CLIENT_SECRET: secrets.clients.results,
      };
    case 'leadspace-sandbox':
      return { LEADSPACE_SANDBOX_TOKENS: secrets.leadspaceToken };
    case 'configuration':
      return {
        ...serviceSettings(app, facts),
        LEADSPACE_BASE_URL: leadspaceUrl,
        SECRET_KEY: secrets.secretKey,
        // Each file that the CLI enriches is an enrichment of its own.
        ENRICHMENTS_PER_TYPE: '1000',
      };
    case 'matching':
      return {
        ...serviceSettings(app, facts),
        LEADSPACE_BASE_URL: leadspaceUrl,
        CALLBACK_BASE_URL: urlOf(facts, 'matching'),
        ...askingConfiguration(app, facts),
      };
    case 'sourcing':
      return {
        ...serviceSettings(app, facts),
        ...askingConfiguration(app, facts),
        RESULTS_URL: urlOf(facts, 'results'),
        SECRET_KEY: targetsKeyOf(secrets),
        EXPORT_DESTINATIONS: JSON.stringify({ files: { kind: 'folder', root: exportsIn(facts.folder) } }),
      };
    case 'results':
      return { ...serviceSettings(app, facts), ...askingConfiguration(app, facts) };
  }
}

/** Where exports of the local stack to a folder go. */
export function exportsIn(folder: string): string {
  return join(folder, 'exports');
}

/** For permits, and for what an API key is good for. */
function askingConfiguration(app: 'sourcing' | 'matching' | 'results', facts: StackFacts): Settings {
  return {
    CONFIGURATION_URL: urlOf(facts, 'configuration'),
    SERVICE_CLIENT_ID: `firmograph-${app}`,
    SERVICE_CLIENT_SECRET: facts.secrets.clients[app],
  };
}

function serviceSettings(app: ServiceName, facts: StackFacts): Settings {
  const database = `${facts.namespace === '' ? 'firmograph' : facts.namespace}-${app}`;
  return {
    LOG_LEVEL: 'info',
    KAFKA_BROKERS: facts.brokers.join(','),
    KAFKA_NAMESPACE: facts.namespace,
    MONGO_URL: databaseUrl(facts.mongoUrl, database),
    OIDC_ISSUER: urlOf(facts, 'identity-sandbox'),
    OIDC_AUDIENCE: audience,
    AUDIT_SIGNING_KEY: auditKeyOf(app, facts.secrets),
    ERASURE_KEY: erasureKeyOf(facts.secrets),
  };
}

/** Each service signs with a key of its own, the same at every start. */
function auditKeyOf(app: ServiceName, { secretKey }: Secrets): string {
  return createHmac('sha256', secretKey).update(`audit trail of ${app}`).digest('base64');
}

/** Another than that of the connections: who has one has not the other. */
function targetsKeyOf({ secretKey }: Secrets): string {
  return createHmac('sha256', secretKey).update('export targets').digest('base64');
}

function urlOf({ urls }: StackFacts, app: AppName): string {
  const url = urls.get(app);
  if (url === undefined) throw new Error(`${app} has no address`);
  return url;
}

/** Follows from the other secret, so that a folder of secrets from before there was this one stays good. */
function erasureKeyOf({ secretKey }: Secrets): string {
  return hash('sha256', `erasure ${secretKey}`, 'base64');
}
