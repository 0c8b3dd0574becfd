import { enrichedProfiles } from '@firmograph/contracts';
import type { StackFacts } from './app-settings.ts';
import type { Infrastructure } from './infrastructure.ts';
import type { StackDescription } from './stack.ts';

export interface Announced {
  readonly description: StackDescription;
  readonly infrastructure: Pick<Infrastructure, 'kafkaFrom' | 'mongoFrom' | 'mongoUrl'>;
  readonly facts: Pick<StackFacts, 'folder' | 'leadspaceUrl'>;
  readonly stackFile: string;
}

/** Where everything is, and how to read the events from another program. No secret is in it. */
export function announcement(stack: Announced): string {
  const lines = addressesOf(stack).map(([name, address]) => `  ${name.padEnd(14)} ${address}`);
  const { brokers, namespace } = stack.description.kafka;
  const topic = namespace === '' ? enrichedProfiles.name : `${namespace}.${enrichedProfiles.name}`;
  const option = namespace === '' ? '' : ` --topic ${topic}`;
  return `
Addresses
${lines.join('\n')}

Enrich a file of yours
  npx firmograph enrich my-companies.csv

Read the events from another program, from the beginning
  kcat -C -b ${brokers.join(',')} -t ${topic} -o beginning
  python3 -m pip install -r examples/consumers/requirements.txt
  python3 examples/consumers/enriched_profiles.py --brokers ${brokers.join(',')}${option}
`;
}

function addressesOf({ description, infrastructure, facts, stackFile }: Announced): (readonly [string, string])[] {
  const { services, leadspaceSandbox, issuer, kafka } = description;
  return [
    ...Object.entries(services).map(([name, url]) => [name, `${url}  (${url}/openapi.json)`] as const),
    ['identity', issuer],
    ['Leadspace', leadspaceSandbox === undefined ? facts.leadspaceUrl : `${leadspaceSandbox.url}  (sandbox)`],
    ['Kafka', `${kafka.brokers.join(',')}  (${infrastructure.kafkaFrom})`],
    ['MongoDB', `${withoutPassword(infrastructure.mongoUrl)}  (${infrastructure.mongoFrom})`],
    ['logs', `${facts.folder}/logs`],
    ['credentials', stackFile],
  ];
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
