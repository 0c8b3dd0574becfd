export { assertNever } from './assert-never.ts';
export { DependencyUnavailable } from './dependency-unavailable.ts';
export { DomainError } from './domain-error.ts';
export { down, up } from './health.ts';
export type { Health } from './health.ts';
export { nameBasedId } from './ids.ts';
export { keyOf, partsOf } from './keys.ts';
export { NotFound } from './not-found.ts';
