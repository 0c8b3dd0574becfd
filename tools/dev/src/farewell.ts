import type { Infrastructure } from './infrastructure.ts';

/** What becomes of unfinished work when everything stops: the services go on with what their databases still hold. */
export function farewellOf({ kafkaFrom, mongoFrom }: Pick<Infrastructure, 'kafkaFrom' | 'mongoFrom'>): string {
  return kafkaFrom === 'docker' || mongoFrom === 'docker'
    ? 'The stack is being stopped, and what Docker held of it is gone: the same command begins anew.'
    : 'The stack is being stopped: started again without --fresh, it goes on with the run, and the same command writes the results.';
}
