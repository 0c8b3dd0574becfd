import { KeyEncryptionKey } from '@firmograph/secrets';
import { Injectable } from '@nestjs/common';
import { AdoptSecrets } from './adopt-secrets.ts';
import { DataKeys } from './data-keys.ts';
import { DataKeyRings } from './ports.ts';

/** Not a tenant: a ring that is always there, so that another key-encryption key is noticed before there is any secret. */
const installation = '-';

/** Before anything starts: whether what is stored can be read with the keys that are here. */
@Injectable()
export class CheckKeys {
  constructor(
    private readonly wrapping: KeyEncryptionKey,
    private readonly rings: DataKeyRings,
    private readonly dataKeys: DataKeys,
    private readonly adopt: AdoptSecrets,
  ) {}

  /** Throws one sentence that says what to do. */
  async execute(): Promise<void> {
    await this.wrapping.check();
    for (const { tenantId, version } of await this.rings.oneOfEachWrapping()) await this.dataKeys.of(tenantId, version);
    await this.dataKeys.current(installation);
    await this.adopt.execute();
  }
}
