import { auditRoutes } from './audit.ts';
import { configurationRoutes } from './configuration.ts';
import { deadLetterRoutes } from './dead-letters.ts';
import type { RouteContract } from './define.ts';
import { matchingRoutes } from './matching.ts';
import { resultsRoutes } from './results.ts';
import { sourcingRoutes } from './sourcing.ts';

const withCommon = (routes: Readonly<Record<string, RouteContract>>): readonly RouteContract[] => [
  ...Object.values(routes),
  ...Object.values(deadLetterRoutes),
  ...Object.values(auditRoutes),
];

/** Every route of the product, by the service that serves it. */
export const apis = {
  configuration: withCommon(configurationRoutes),
  sourcing: withCommon(sourcingRoutes),
  matching: withCommon(matchingRoutes),
  results: withCommon(resultsRoutes),
} as const;
