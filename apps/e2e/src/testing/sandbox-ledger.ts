import { z } from 'zod';

const Ledger = z.object({
  records: z.int(),
  chargedTwice: z.record(z.string(), z.int()),
  bulks: z.array(z.object({ records: z.int() })),
  fields: z.array(z.string()),
  arrivals: z.array(z.number()),
});

/** What the provider has charged: the truth that our own ledger is compared with. */
export async function providerLedger(sandboxUrl: string): Promise<z.infer<typeof Ledger>> {
  const response = await fetch(`${sandboxUrl}/sandbox/ledger?arrivals=all`);
  return Ledger.parse(await response.json());
}

export async function setProvider(sandboxUrl: string, settings: object): Promise<void> {
  const response = await fetch(`${sandboxUrl}/sandbox/settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
  if (!response.ok) throw new Error(`The sandbox refuses the settings: ${await response.text()}`);
}
