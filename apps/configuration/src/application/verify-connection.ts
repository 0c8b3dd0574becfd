import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import { accepted, notAccepted, toVerify, type Connection } from '../domain/connection.ts';
import { changeConnection } from './connection-change.ts';
import { Connections, LeadspaceAccess, Settings, type Address } from './ports.ts';
import { Sealing } from './sealing.ts';

@Injectable()
export class VerifyConnection {
  constructor(
    private readonly connections: Connections,
    private readonly leadspace: LeadspaceAccess,
    private readonly sealing: Sealing,
    private readonly settings: Settings,
  ) {}

  async execute(address: Address, now: Date): Promise<Connection> {
    const { store } = this.connections;
    const stored = await store.find(address);
    if (stored === null) throw new NotFound('connection', address.id);
    const credential = toVerify(stored.value);
    const { fingerprint } = credential;
    const verdict = await this.leadspace.verify(await this.sealing.opened(address, credential));
    if (verdict === 'accepted')
      return changeConnection(store, address, now, (current) => accepted(current, fingerprint, now, this.settings));
    if (verdict !== 'unreachable')
      await changeConnection(store, address, now, (current) => notAccepted(current, fingerprint));
    throw problem(verdict);
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
