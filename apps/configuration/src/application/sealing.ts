import { Injectable } from '@nestjs/common';
import { lastFourOf, type Credential, type SavedCredential } from '../domain/connection.ts';
import { LeadspaceAccess, Secrets, type Address } from './ports.ts';

const field = 'credential';

/** Between a credential as it is used and as it is kept. */
@Injectable()
export class Sealing {
  constructor(
    private readonly secrets: Secrets,
    private readonly leadspace: LeadspaceAccess,
  ) {}

  async sealed({ tenantId, id }: Address, credential: Credential, savedAt: Date): Promise<SavedCredential> {
    return {
      kind: credential.kind,
      sealed: await this.secrets.seal(JSON.stringify(credential), { tenantId, connectionId: id, field }),
      lastFour: lastFourOf(credential),
      fingerprint: this.leadspace.fingerprintOf(tenantId, credential),
      savedAt,
    };
  }

  async opened({ tenantId, id }: Address, { sealed }: SavedCredential): Promise<Credential> {
    // Sealed by `sealed`, and nothing that was not comes open.
    return JSON.parse(await this.secrets.open(sealed, { tenantId, connectionId: id, field })) as Credential;
  }

  /** The same secret under the newest key. */
  async resealed({ tenantId, id }: Address, saved: SavedCredential): Promise<SavedCredential> {
    const place = { tenantId, connectionId: id, field };
    return { ...saved, sealed: await this.secrets.seal(await this.secrets.open(saved.sealed, place), place) };
  }
}
