import { parseArgs } from 'node:util';
import { serviceNames, type ServiceName } from '@firmograph/dev';
import { natural } from '@firmograph/harness';

const command = 'npm run fuzz --';

/** What a person asked `npm run fuzz` for. */
export interface FuzzArguments {
  readonly help: boolean;
  readonly services: readonly ServiceName[];
  /** That each service gets, at the least. */
  readonly requests: number;
  readonly seed: number;
}

export const usage = `Usage: npm run fuzz [-- OPTIONS] [-- SERVICE ...]

Asks every route of every service, as each role, what its OpenAPI document allows and what it does not, and prints every
answer that the document does not promise.

  --requests N     requests a service, at the least; 10000 unless said
  --seed N         the same seed asks the same; 1 unless said
  --help           show this
`;

/** Throws one sentence about an argument that is not known, or no number. */
export function parseFuzz(args: readonly string[]): FuzzArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      requests: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  const named = positionals.map(serviceOf);
  return {
    help: values.help,
    services: named.length > 0 ? named : serviceNames,
    requests: natural(values.requests, command),
    seed: natural(values.seed, command),
  };
}

function serviceOf(text: string): ServiceName {
  const found = serviceNames.find((name) => name === text);
  if (found === undefined) throw new Error(`“${text}” is no service: ${serviceNames.join(', ')} are.`);
  return found;
}
