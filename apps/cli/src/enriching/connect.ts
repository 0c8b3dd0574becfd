import { DomainError } from '@firmograph/kernel';
import type { FieldMapping, SendableField } from '@firmograph/enrichment';
import type { ConnectionView, Firmograph, Person } from './ports.ts';

export interface ConnectRequest {
  readonly name: string;
  /** Of the provider. Undefined: the connection has to be there already. */
  readonly token: string | undefined;
  /** The token is the user's own and takes the place of the one that the connection has. */
  readonly isOwnToken: boolean;
  readonly mapping: FieldMapping;
  /** Everything was agreed to beforehand. */
  readonly yes: boolean;
}

/** Sees to a connection that the provider accepts, and to the consent without which nothing leaves. */
export class Connect {
  constructor(
    private readonly firmograph: Firmograph,
    private readonly person: Person,
  ) {}

  async execute(request: ConnectRequest): Promise<ConnectionView> {
    const connection = await this.#verified(await this.#saved(request), request);
    await this.#consent(connection, request);
    return connection;
  }

  async #saved({ name, token, isOwnToken }: ConnectRequest): Promise<ConnectionView> {
    const there = await this.firmograph.connectionNamed(name);
    if (there !== undefined) {
      return isOwnToken && token !== undefined ? this.firmograph.replaceToken(there.connectionId, token) : there;
    }
    if (token === undefined) {
      throw new DomainError(
        'cli/no-token',
        `There is no connection “${name}” yet: give your Leadspace token with --token or LEADSPACE_TOKEN.`,
      );
    }
    return this.firmograph.saveConnection(name, token);
  }

  /** An active connection is not asked again: its run may be what waits for the provider. */
  async #verified(connection: ConnectionView, { token }: ConnectRequest): Promise<ConnectionView> {
    if (connection.state === 'active' && connection.pending == null) return connection;
    const current =
      connection.state === 'inactive' && token !== undefined
        ? await this.firmograph.replaceToken(connection.connectionId, token)
        : connection;
    const verified = await this.firmograph.verifyConnection(current.connectionId);
    this.person.say(`Connected to Leadspace as “${verified.name}”.`);
    return verified;
  }

  async #consent({ connectionId, name }: ConnectionView, { mapping, yes }: ConnectRequest): Promise<void> {
    const fields = fieldsSent(mapping);
    const latest = await this.firmograph.latestConsent(connectionId);
    if (latest?.state === 'given' && fields.every((field) => latest.fields.includes(field))) return;
    const notice = await this.firmograph.notice();
    this.person.say(`\n${notice.text}\n\nIt covers what is sent over “${name}”: ${fields.join(', ')}.`);
    if (!yes && !(await this.person.agrees('I agree'))) {
      throw new DomainError(
        'cli/no-consent',
        'Nothing was sent, because nobody agreed to it: answer yes, or use --yes.',
      );
    }
    await this.firmograph.grantConsent(connectionId, notice.hash, fields);
  }
}

function fieldsSent({ website, location }: FieldMapping): readonly SendableField[] {
  return [
    'name',
    ...(website === undefined ? [] : (['website'] as const)),
    ...(location === undefined ? [] : (['location'] as const)),
  ];
}
