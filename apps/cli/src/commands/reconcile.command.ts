import { matchingRoutes, type Reconciliation } from '@firmograph/contracts';
import type { Command } from 'commander';
import type { z } from 'zod';
import { count } from '../terminal/short-text.ts';
import type { TerminalPerson } from '../terminal/terminal-person.ts';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

type Reconciled = z.output<typeof Reconciliation>;

export function addReconcile(program: Command, surroundings: Surroundings): void {
  const reconcile = program
    .command('reconcile')
    .summary('compare what a run sent with what the provider counts')
    .description(
      'Compares our ledger of a run with what the provider gave back, and says what may have been paid twice.',
    )
    .argument('<run>', 'id of a run')
    .option('--json', 'print it as JSON', false)
    .action(async (runId: string) => {
      const { client, present } = await openedFor(reconcile, surroundings);
      const found = await client.call('matching', matchingRoutes.reconcileRun, { params: { runId } });
      present(found, (person) => {
        show(found, person);
      });
    });

  const again = program
    .command('send-again')
    .summary('have a call of unknown fate sent again, at the risk of paying twice')
    .description(
      'Has a call of which nobody knows whether the provider took it sent again: at once while its run waits for it, else by the next run. It may be paid for twice.',
    )
    .argument('<call>', 'as `firmograph reconcile` shows it')
    .option('--json', 'print the call as JSON', false)
    .action(async (callId: string) => {
      const { client, show: tell } = await openedFor(again, surroundings);
      const call = await client.call('matching', matchingRoutes.sendCallAgain, { params: { callId } });
      tell(call, [`${sentence(call.records)} asked again; the provider may charge for them twice.`]);
    });
}

function show(found: Reconciled, person: TerminalPerson): void {
  const { calls, records, refused, provider, inDoubt } = found;
  person.table(
    ['', 'Calls', 'Records'],
    [
      ['We sent', count(calls), count(records)],
      ['The provider gave back', count(provider.calls), count(provider.records)],
      ['of them with a company', '', count(provider.companies)],
      ['it said nothing of', '', count(provider.missing)],
      ['it has not answered yet', '', count(provider.pending)],
      ['It refused', count(refused), ''],
    ],
  );
  person.say(`possibly paid: ${found.possiblyPaid}, possibly paid twice: ${found.possiblyPaidTwice}`);
  for (const call of inDoubt) person.say(lineOf(call));
  if (inDoubt.some(({ releasedBy }) => releasedBy === null))
    person.say('To have one sent again, at the risk of paying twice: firmograph send-again CALL');
}

/** The id whole, so that it can be copied. */
function lineOf({ callId, batch, records, state, attemptedAt, isReported, releasedBy }: Reconciled['inDoubt'][number]) {
  const reported = isReported ? '; the provider called back about it, so it is likely to be paid' : '';
  const released = releasedBy === null ? '' : `; sent again by ${releasedBy}`;
  return `${callId}\n  batch ${batch}, ${count(records)} records, ${state} since ${attemptedAt}${reported}${released}`;
}

const sentence = (records: number): string => (records === 1 ? '1 record is' : `${count(records)} records are`);
