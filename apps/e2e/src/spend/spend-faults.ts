import type { SpendFindings } from './provider-faults.ts';

/** What is wrong with a run whose provider was faulty, in words; nothing: all promises were kept. */
export function spendFaultsIn(found: SpendFindings): readonly string[] {
  const { state, profiles, outcomes, differing, unknownToUs, charged, paid, possiblyPaid, budgetUsed } = found;
  const held: Readonly<Record<string, boolean>> = {
    // Canceled are those that have profiles which were not attempted: the credits ran out before it was their turn.
    [`ended ${state}`]: state !== 'failed',
    'not one outcome for each profile': outcomes === profiles,
    [`the ledgers differ: ${differing.join('; ')}`]: differing.length === 0,
    [`${unknownToUs} records were charged for calls that our ledger does not know`]: unknownToUs === 0,
    [`charged ${charged}, beyond ${paid} paid and ${possiblyPaid} possibly paid`]:
      charged >= paid && charged <= paid + possiblyPaid,
    'possibly paid twice': found.possiblyPaidTwice === 0,
    'a record was charged twice': found.chargedTwice === 0,
    'a question was charged twice': found.askedTwice === 0,
    [`the budget has ${budgetUsed} used`]: budgetUsed >= paid + possiblyPaid,
  };
  return Object.keys(held).filter((fault) => held[fault] !== true);
}
