import { existsSync } from 'node:fs';
import { auditRoutes, type AuditReport } from '@firmograph/contracts';
import type { Command } from 'commander';
import { auditFilesIn } from '../audit/audit-files.ts';
import { exportAudit } from '../audit/export-audit.ts';
import { lineOf, listAudit, type AuditQuery } from '../audit/list-audit.ts';
import { verifyAudit, type AuditProof } from '../audit/verify-audit.ts';
import { BadInput } from '../reading/bad-input.ts';
import { serviceNames, type ServiceName } from '../stack/stack-file.ts';
import { count } from '../terminal/short-text.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { connectStack } from './connect-stack.ts';
import type { Surroundings } from './surroundings.ts';

interface AuditOptions extends AuditQuery, AuditProof {
  readonly stack?: string;
  readonly service?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

interface Report extends Pick<AuditReport, 'entries' | 'lastSequence' | 'signedUpTo' | 'faultCount'> {
  readonly faults: readonly { readonly kind: string; readonly sequence: number; readonly says: string }[];
}

export function addAudit(program: Command, surroundings: Surroundings, finish: (exitCode: number) => void): void {
  const group = program
    .command('audit')
    .description('Who changed what, and the proof that the record was not changed.');
  const ofOne = '--service <service>';
  const list = group
    .command('list')
    .description('List the newest changes of all services, refused ones too.')
    .option(ofOne, 'only of this service')
    .option('--from <time>', 'at or after this time (ISO 8601, UTC)')
    .option('--to <time>', 'before this time')
    .option('--actor <subject>', 'only by this person, key or service')
    .option('--action <name>', 'only of this kind, by the name of its route')
    .option('--target <id>', 'only about what has this id')
    .option('--limit <n>', 'how many of each service', '50')
    .option('--json', 'print them as JSON', false)
    .action(async () => listAll(list.optsWithGlobals<AuditOptions>(), surroundings));
  const save = group
    .command('export')
    .description('Write the chain of each service, its checkpoints and its public keys into a folder.')
    .argument('<folder>')
    .option(ofOne, 'only of this service')
    .action(async (folder: string) => exportAll(folder, save.optsWithGlobals<AuditOptions>(), surroundings));
  const verify = group
    .command('verify')
    .description('Find what was changed, deleted, inserted, reordered or cut off. Exit code 1 when there is any.')
    .argument('[folder]', 'an export, verified without any service; else the services verify their own chains')
    .option(ofOne, 'only of this service')
    .option('--key <file>', 'the public key to trust, as PEM or JSON, instead of the one that was exported')
    .option('--checkpoints <file>', 'checkpoints that were kept elsewhere, besides the exported ones')
    .option('--json', 'print the findings as JSON', false)
    .action(async (folder: string | undefined) =>
      finish(await verifyAll(folder, verify.optsWithGlobals<AuditOptions>(), surroundings)),
    );
}

async function listAll(options: AuditOptions, surroundings: Surroundings): Promise<void> {
  const { from, to, actor, action, target, limit, json } = options;
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > 10_000)
    throw new BadInput('Say as --limit a number from 1 to 10000.');
  const { client } = await connectStack(surroundings, options);
  const query = { ...given({ from, to, actor, action, target }) };
  const lists = await Promise.all(servicesOf(options).map((service) => listAudit(client, service, { query, most })));
  const records = lists.flat().toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const person = new TerminalPerson(surroundings.streams, json === true);
  if (json === true) surroundings.streams.output.write(`${JSON.stringify(records)}\n`);
  else if (records.length === 0) person.say('Nothing was changed.');
  else for (const record of records) person.say(lineOf(record));
}

async function exportAll(folder: string, options: AuditOptions, surroundings: Surroundings): Promise<void> {
  const { client } = await connectStack(surroundings, options);
  const { signal } = surroundings;
  for (const service of servicesOf(options)) await exportAudit(client, service, { folder, signal });
  const person = new TerminalPerson(surroundings.streams, false);
  person.say(
    `The audit trail is in ${folder}. Keep its checkpoints where nobody can write who can write to the services.`,
  );
}

/** Resolves to the exit code. */
async function verifyAll(
  folder: string | undefined,
  options: AuditOptions,
  surroundings: Surroundings,
): Promise<number> {
  const reports = folder === undefined ? await asked(options, surroundings) : await read(folder, options);
  const person = new TerminalPerson(surroundings.streams, options.json === true);
  if (options.json === true) surroundings.streams.output.write(`${JSON.stringify(Object.fromEntries(reports))}\n`);
  for (const [service, report] of reports) tell(service, report, person);
  return reports.some(([, { faultCount }]) => faultCount > 0) ? 1 : 0;
}

type Reports = readonly (readonly [ServiceName, Report])[];

async function asked(options: AuditOptions, surroundings: Surroundings): Promise<Reports> {
  const { client } = await connectStack(surroundings, options);
  const verified = async (service: ServiceName) =>
    [service, await client.call(service, auditRoutes.verifyAudit, {})] as const;
  return Promise.all(servicesOf(options).map(verified));
}

async function read(folder: string, options: AuditOptions): Promise<Reports> {
  const there = servicesOf(options).filter((service) => Object.values(auditFilesIn(folder, service)).some(existsSync));
  if (there.length === 0) throw new BadInput(`There is no exported audit trail in ${folder}.`);
  return Promise.all(
    there.map(async (service) => [service, await verifyAudit(auditFilesIn(folder, service), options)] as const),
  );
}

function tell(service: ServiceName, report: Report, person: TerminalPerson): void {
  const { entries, signedUpTo, lastSequence, faultCount, faults } = report;
  const unsigned = lastSequence - Math.min(signedUpTo, lastSequence);
  if (faultCount === 0)
    person.say(`${service}: ${count(entries)} entries as they were written, ${count(unsigned)} not signed yet.`);
  else person.warn(`${service}: tampered with, ${count(faultCount)} findings in ${count(entries)} entries.`);
  for (const { kind, sequence, says } of faults.slice(0, 20)) person.warn(`  ${service}#${sequence} ${kind}: ${says}.`);
}

function servicesOf({ service }: AuditOptions): readonly ServiceName[] {
  if (service === undefined) return serviceNames;
  const one = serviceNames.find((name) => name === service);
  if (one === undefined) throw new BadInput(`There is no service ${service}: say one of ${serviceNames.join(', ')}.`);
  return [one];
}

function given(query: { readonly [Name in keyof AuditQuery]: string | undefined }): AuditQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
