import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import { withVerdict, type Connection } from '../domain/connection.ts';
import { changeConnection } from './connection-change.ts';
import { Connections, LeadspaceAccess, type Address } from './ports.ts';
import { Sealing } from './sealing.ts';

@Injectable()
export class VerifyConnection {
  constructor(
    private readonly connections: Connections,
    private readonly leadspace: LeadspaceAccess,
    private readonly sealing: Sealing,
  ) {}

  async execute(address: Address, now: Date): Promise<Connection> {
    const { store } = this.connections;
    const stored = await store.find(address);
    if (stored === null) throw new NotFound('connection', address.id);
    const { credential } = stored.value;
    const verdict = await this.leadspace.verify(await this.sealing.opened(address, credential));
    if (verdict === 'unreachable') throw problem(verdict);
    const verifiedAt = verdict === 'accepted' ? now : null;
    const connection = await changeConnection(store, address, now, (current) => {
      const judged = withVerdict(current, credential.fingerprint, verifiedAt);
      return verifiedAt === null && current.verifiedAt === null ? null : judged;
    });
    if (verdict !== 'accepted') throw problem(verdict);
    return connection;
  }
}

const problems = {
  unreachable: [
    'connection/provider-unreachable',
    'Leadspace cannot be reached at the moment. Nothing was changed; try again later.',
  ],
  'credentials-refused': [
    'connection/credentials-refused',
    'Leadspace does not accept the credential. Check it with Leadspace and save it again.',
  ],
  'out-of-credits': [
    'connection/credentials-refused',
    'Leadspace says that no credits are left, or that it does not know the program. Ask Leadspace, then verify again.',
  ],
} as const;

function problem(verdict: keyof typeof problems): DomainError {
  const [code, message] = problems[verdict];
  return new DomainError(code, message);
}
