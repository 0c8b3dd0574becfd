import { configurationRoutes, type AnswerOf, type ErasureSubject } from '@firmograph/contracts';
import type { Command } from 'commander';
import { BadInput } from '../reading/bad-input.ts';
import { allItems } from '../stack/pages.ts';
import type { RouteClient } from '../stack/route-client.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { connectStack } from './connect-stack.ts';
import { openedFor } from './opened-for.ts';
import { showCertificate, summaryOf } from './show-certificate.ts';
import type { Surroundings } from './surroundings.ts';

interface EraseOptions {
  readonly stack?: string;
  readonly profile?: string;
  readonly company?: string;
  readonly companyName?: string;
  readonly country?: string;
  readonly companyId?: string;
  readonly connection?: string;
  readonly everything?: boolean;
  readonly withProfiles?: boolean;
  readonly reference?: string;
  readonly yes: boolean;
  readonly json: boolean;
}

type Certificate = AnswerOf<typeof configurationRoutes.getErasure>;

const everyMs = 1000;

export function addErase(program: Command, surroundings: Surroundings): void {
  const command = program
    .command('erase')
    .summary('erase a profile, a company, a connection’s data or everything, from every store and topic')
    .description(
      'Erases from every store and topic. Without --yes it only counts what would go. `firmograph erasures show ID` is the certificate.',
    )
    .option('--profile <id>', 'one profile, and what was derived for it')
    .option('--company <website>', 'a company, by its website, with the profiles that are this company')
    .option('--company-name <name>', 'a company, by its name')
    .option('--country <country>', 'with --company-name: only in this country')
    .option('--company-id <id>', 'a company, by the id that Leadspace gives it')
    .option('--connection <id>', 'all that was got over a connection')
    .option('--everything', 'all that was got from Leadspace')
    .option('--with-profiles', 'with --everything: the profiles as well')
    .option('--reference <text>', 'kept with the certificate: a ticket, never a name')
    .option('--yes', 'erase; what is erased does not come back', false)
    .option('--json', 'print the certificate as JSON', false)
    .action(async () => {
      const options = command.optsWithGlobals<EraseOptions>();
      const body = bodyOf(options);
      const { client } = await connectStack(surroundings, options);
      const { erasureId } = await client.call('configuration', configurationRoutes.requestErasure, { body });
      const certificate = await ended(client, erasureId, surroundings.signal);
      const person = new TerminalPerson(surroundings.streams, options.json);
      tell(certificate, { options, person, surroundings });
    });
}

export function addErasures(program: Command, surroundings: Surroundings): void {
  const group = program.command('erasures').description('What was erased, and the certificates of it.');
  const list = group
    .command('list')
    .description('List them, newest first.')
    .option('--json', 'print them as JSON', false)
    .action(async () => {
      const { client, show } = await openedFor(list, surroundings);
      const erasures = await allItems((after) =>
        client.call('configuration', configurationRoutes.listErasures, { query: { after, limit: 500 } }),
      );
      show(erasures, erasures.length === 0 ? ['Nothing was erased.'] : erasures.map(summaryOf));
    });
  const show = group
    .command('show')
    .description('Show the certificate of one.')
    .argument('<id>', 'as the list shows it')
    .option('--json', 'print it as JSON', false)
    .action(async (erasureId: string) => {
      const { client, present } = await openedFor(show, surroundings);
      const certificate = await certificateOf(client, erasureId);
      present(certificate, (person) => {
        showCertificate(certificate, person);
      });
    });
}

interface Telling {
  readonly options: EraseOptions;
  readonly person: TerminalPerson;
  readonly surroundings: Surroundings;
}

function tell(certificate: Certificate, { options, person, surroundings }: Telling): void {
  if (options.json) write(surroundings, certificate);
  else showCertificate(certificate, person);
  if (!options.yes) person.say('Nothing was erased: this is what would go. The same with --yes erases it.');
}

function bodyOf(options: EraseOptions) {
  const { reference, yes } = options;
  return { subject: subjectOf(options), dryRun: !yes, ...(reference === undefined ? {} : { reference }) };
}

function subjectOf(options: EraseOptions): ErasureSubject {
  const { profile, connection, everything = false, withProfiles = false } = options;
  const subjects: (ErasureSubject | undefined)[] = [
    profile === undefined ? undefined : { kind: 'profile', profileId: profile },
    companyOf(options),
    connection === undefined ? undefined : { kind: 'connection', connectionId: connection },
    everything ? { kind: 'tenant', profiles: withProfiles } : undefined,
  ];
  const [subject, ...others] = subjects.filter((each) => each !== undefined);
  if (subject === undefined || others.length > 0)
    throw new BadInput(
      'Say one thing to erase: --profile, --company, --company-name, --company-id, --connection or --everything.',
    );
  return subject;
}

function companyOf({ company, companyName, country, companyId }: EraseOptions): ErasureSubject | undefined {
  if (country !== undefined && companyName === undefined) throw new BadInput('--country goes with --company-name.');
  if ([company, companyName, companyId].every((each) => each === undefined)) return undefined;
  return {
    kind: 'company',
    ...(company === undefined ? {} : { website: company }),
    ...(companyName === undefined ? {} : { name: companyName }),
    ...(country === undefined ? {} : { country }),
    ...(companyId === undefined ? {} : { providerId: companyId }),
  };
}

/** Waits until nothing more happens; who leaves meanwhile finds it in `erasures show`. */
async function ended(client: RouteClient, erasureId: string, signal: AbortSignal): Promise<Certificate> {
  for (;;) {
    signal.throwIfAborted();
    const certificate = await certificateOf(client, erasureId);
    if (certificate.state !== 'counting' && certificate.state !== 'erasing') return certificate;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

function certificateOf(client: RouteClient, erasureId: string): Promise<Certificate> {
  return client.call('configuration', configurationRoutes.getErasure, { params: { erasureId } });
}

function write({ streams }: Surroundings, value: unknown): void {
  streams.output.write(`${JSON.stringify(value)}\n`);
}
