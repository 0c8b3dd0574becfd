import { configurationRoutes, type EncryptionKeys } from '@firmograph/contracts';
import type { Command } from 'commander';
import type { z } from 'zod';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

type EncryptionView = z.output<typeof EncryptionKeys>;

export function addEncryption(program: Command, surroundings: Surroundings): void {
  const group = program.command('encryption').description('What stored Leadspace tokens are encrypted with.');
  const show = group
    .command('show')
    .description('Show which keys are in use, and whether a rotation is over; no key is shown.')
    .option('--json', 'print it as JSON', false)
    .action(() => tell(show, surroundings, configurationRoutes.getEncryption));
  const rotate = group
    .command('rotate')
    .description('Make a new data key. Stored tokens are encrypted anew in the background, and usable all the while.')
    .option('--json', 'print it as JSON', false)
    .action(() => tell(rotate, surroundings, configurationRoutes.rotateEncryption));
}

type Route = typeof configurationRoutes.getEncryption | typeof configurationRoutes.rotateEncryption;

async function tell(command: Command, surroundings: Surroundings, route: Route): Promise<void> {
  const { client, show } = await openedFor(command, surroundings);
  const keys = await client.call('configuration', route, {});
  show(keys, linesOf(keys));
}

function linesOf({ dataKey, earlierDataKeys, secrets, secretsUnderEarlier }: EncryptionView): readonly string[] {
  if (dataKey === null) return ['There is no data key yet: it is made with the first token.'];
  const { version, madeAt, wrappedBy } = dataKey;
  return [
    `Data key ${version}, of ${madeAt.slice(0, 10)}, encrypted by ${wrappedBy}; ${earlierDataKeys} earlier kept.`,
    `${secrets - secretsUnderEarlier} of ${secrets} tokens are under it${secretsUnderEarlier > 0 ? ', the others follow' : ''}.`,
  ];
}
