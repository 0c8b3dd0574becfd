import type { Stack } from './stack.ts';

const publicTopic = 'enrichment.enriched-profiles.v1';

/** Where everything is, and how to read the events from another program. */
export function announcement({ description, infrastructure, facts, stackFile }: Stack): string {
  const { services, leadspaceSandbox, issuer, kafka } = description;
  const addresses = [
    ...Object.entries(services).map(([name, url]) => [name, `${url}  (${url}/openapi.json)`]),
    ['identity', issuer],
    ...(leadspaceSandbox === undefined
      ? [['Leadspace', facts.leadspaceUrl]]
      : [['Leadspace', `${leadspaceSandbox.url}  (sandbox)`]]),
    ['Kafka', `${kafka.brokers.join(',')}  (${infrastructure.kafkaFrom})`],
    ['MongoDB', `${withoutPassword(infrastructure.mongoUrl)}  (${infrastructure.mongoFrom})`],
  ];
  const topic = `${kafka.namespace}${publicTopic}`;
  return `
Addresses
${addresses.map(([name = '', address = '']) => `  ${name.padEnd(14)} ${address}`).join('\n')}
  logs           ${facts.folder}/logs
  credentials    ${stackFile}

Enrich a file of yours
  npx firmograph enrich my-companies.csv

Read the events from another program, from the beginning
  kcat -C -b ${kafka.brokers[0] ?? ''} -t ${topic} -o beginning
  examples/consumers has one in Python
`;
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
