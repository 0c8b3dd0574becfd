import { z } from 'zod';

const Ledger = z.object({
  records: z.int(),
  distinctQuestions: z.int(),
  chargedTwice: z.record(z.string(), z.int()),
  callbacks: z.object({ delivered: z.int(), failed: z.int() }),
  bulks: z.array(z.object({ records: z.int() })),
  fields: z.array(z.string()),
  arrivals: z.array(z.number()),
});
const Charges = z.object({ charges: z.record(z.string(), z.int()) });

/** What the provider has charged: the truth that our own ledger is compared with. */
export async function providerLedger(sandboxUrl: string): Promise<z.infer<typeof Ledger>> {
  const response = await fetch(`${sandboxUrl}/sandbox/ledger?arrivals=all`);
  return Ledger.parse(await response.json());
}

/** How many records of each call it has charged, by our id of the call. */
export async function chargedByCall(sandboxUrl: string): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${sandboxUrl}/sandbox/ledger?charges`);
  const byCall = new Map<string, number>();
  for (const [externalId, times] of Object.entries(Charges.parse(await response.json()).charges)) {
    const [callId = ''] = externalId.split(':');
    byCall.set(callId, (byCall.get(callId) ?? 0) + times);
  }
  return byCall;
}

export async function setProvider(sandboxUrl: string, settings: object): Promise<void> {
  await control(`${sandboxUrl}/sandbox/settings`, settings);
}

/** What goes wrong with the next calls. */
export async function breakProvider(sandboxUrl: string, faults: readonly object[]): Promise<void> {
  await control(`${sandboxUrl}/sandbox/faults`, faults);
}

export async function faultsLeft(sandboxUrl: string): Promise<number> {
  const response = await fetch(`${sandboxUrl}/sandbox/faults`);
  return z.array(z.unknown()).parse(await response.json()).length;
}

async function control(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The sandbox refuses it: ${await response.text()}`);
}
