import type { Stack } from './stack.ts';

/** As much of a stack as decides what becomes of its work. */
export interface Leaving {
  readonly infrastructure: Pick<Stack['infrastructure'], 'kafkaFrom' | 'mongoFrom'>;
  readonly description: Pick<Stack['description'], 'leadspaceSandbox'>;
}

/** What becomes of unfinished work when everything stops: the services go on with what their databases still hold. */
export function farewellOf({ infrastructure: { kafkaFrom, mongoFrom }, description }: Leaving): string {
  if (kafkaFrom === 'docker' || mongoFrom === 'docker')
    return 'The stack is being stopped, and what Docker held of it is gone: the same command begins anew.';
  const goesOn =
    'The stack is being stopped: started again without --fresh, it goes on with the run, and the same command writes the results';
  // The sandbox holds the batches that it has accepted in memory alone; Leadspace would still answer them.
  return description.leadspaceSandbox === undefined
    ? `${goesOn}.`
    : `${goesOn}; profiles that the Leadspace sandbox had accepted and not answered fail as call-failed.`;
}
