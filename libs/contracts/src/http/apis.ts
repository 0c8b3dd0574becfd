import { configurationRoutes } from './configuration.ts';
import { deadLetterRoutes } from './dead-letters.ts';
import type { RouteContract } from './define.ts';
import { matchingRoutes } from './matching.ts';
import { resultsRoutes } from './results.ts';
import { sourcingRoutes } from './sourcing.ts';

const withDeadLetters = (routes: Readonly<Record<string, RouteContract>>): readonly RouteContract[] => [
  ...Object.values(routes),
  ...Object.values(deadLetterRoutes),
];

/** Every route of the product, by the service that serves it. */
export const apis = {
  configuration: withDeadLetters(configurationRoutes),
  sourcing: withDeadLetters(sourcingRoutes),
  matching: withDeadLetters(matchingRoutes),
  results: withDeadLetters(resultsRoutes),
} as const;
