import { beforeEach, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { ScriptedLeadspace } from '../../testing/scripted-leadspace.ts';
import { MeasuredLeadspace } from './measured-leadspace.ts';

const credential = { kind: 'token', token: 'secret-token' } as const;
const question = { kind: 'question', key: 'k', input: { name: 'Lego' } } as const;

let registry: Registry;
let scripted: ScriptedLeadspace;
let measured: MeasuredLeadspace;
beforeEach(() => {
  registry = new Registry();
  scripted = new ScriptedLeadspace(() => 0);
  measured = new MeasuredLeadspace(scripted, registry);
});

const text = async (): Promise<string> => registry.metrics();

it('tells how calls were answered, and how many records they had', async () => {
  const { kind } = await measured.submit(credential, [question, question], { callId: 'c' });
  await measured.single(credential, question, 'd');
  expect(kind).toBe('accepted');
  expect(await text()).toContain(
    'leadspace_call_duration_seconds_count{exchange="submit",outcome="accepted",cause=""} 1',
  );
  expect(await text()).toContain('leadspace_records_sent_total{outcome="accepted"} 2');
  expect(await text()).toContain('leadspace_records_sent_total{outcome="answered"} 1');
});

it('tells why a call was refused, and counts no record as sent', async () => {
  scripted.script.push({ kind: 'refused', cause: 'out-of-credits' });
  await measured.submit(credential, [question], { callId: 'c' });
  expect(await text()).toContain('outcome="refused",cause="out-of-credits"} 1');
  expect(await text()).not.toContain('leadspace_records_sent_total{');
});

it('counts records whose call may have been taken', async () => {
  scripted.script.push({ kind: 'unknown', cause: 'timeout' });
  await measured.submit(credential, [question], { callId: 'c' });
  expect(await text()).toContain('leadspace_records_sent_total{outcome="unknown"} 1');
});

it('counts polls', async () => {
  await measured.poll(credential, 'nobody-knows');
  expect(await text()).toContain('{exchange="poll",outcome="lost",cause=""} 1');
});
