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

  sealed({ tenantId, id }: Address, credential: Credential, savedAt: Date): SavedCredential {
    return {
      kind: credential.kind,
      sealed: this.secrets.seal(JSON.stringify(credential), { tenantId, connectionId: id, field }),
      lastFour: lastFourOf(credential),
      fingerprint: this.leadspace.fingerprintOf(tenantId, credential),
      savedAt,
    };
  }

  opened({ tenantId, id }: Address, { sealed }: SavedCredential): Credential {
    // Sealed by `sealed`, and nothing that was not comes open.
    return JSON.parse(this.secrets.open(sealed, { tenantId, connectionId: id, field })) as Credential;
  }
}
