import type { ServiceName } from '@firmograph/dev';

export const serviceNames = [
  'configuration',
  'sourcing',
  'matching',
  'results',
] as const satisfies readonly ServiceName[];
