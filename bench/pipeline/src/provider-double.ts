import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly company: {
    readonly name: string;
    readonly website?: string;
    readonly address?: { readonly country?: string };
  };
  readonly external_id: string;
}

// A provider that answers at once, in a process of its own: what is measured is everything around it.
const bulks = new Map<string, string>();
let bulk = 0;

const server = createServer((request, response) => {
  void answer(request, response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () =>
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
);
process.on('SIGTERM', () => process.exit(0));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    const results = bulks.get(request.url ?? '');
    bulks.delete(request.url ?? '');
    respond(response, results === undefined ? 404 : 200, results ?? '{}');
    return;
  }
  const body = JSON.parse(await textOf(request)) as Asked | { readonly data: readonly Asked[] };
  if ('data' in body) {
    const id = `/v3/enrichment/results/bench-${(bulk += 1)}`;
    bulks.set(id, JSON.stringify({ results: body.data.map(recordOf) }));
    respond(response, 202, JSON.stringify({ id }));
  } else respond(response, 200, JSON.stringify(recordOf(body)));
}

function recordOf({ company, external_id }: Asked) {
  return {
    status: 'success',
    external_id,
    data: {
      enrichment_status: 'Company Enriched',
      company: {
        ug_company_id: `UG-${external_id}`,
        name: company.name,
        website: company.website,
        description: 'An invented company that makes what companies of its kind make, and sells it where they sell it.',
        industry: 'Manufacturing',
        sub_industry: 'Industrial Machinery',
        sic: '3569',
        naics: '333999',
        ownership: 'Private',
        address: { country: company.address?.country, state: 'CA', city: 'Fremont', zipcode: '94538' },
        employees: { exact: 1200, range: '1001-5000' },
        revenue_dollar: { exact: 250000000, range: '$100M-$500M' },
        matching_confidence: { level: 'HIGH' },
      },
    },
  };
}

function respond(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
