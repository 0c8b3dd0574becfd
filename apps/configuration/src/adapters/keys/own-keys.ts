import { Injectable } from '@nestjs/common';
import { ApiKeys, type Caller } from '@firmograph/service-kit';
import { RecogniseKey } from '../../application/recognise-key.ts';

/** The keys live here: nobody has to be asked, and a revoked one is refused at once. */
@Injectable()
export class OwnKeys extends ApiKeys {
  constructor(private readonly recogniseKey: RecogniseKey) {
    super();
  }

  override async callerOf(shown: string): Promise<Caller | null> {
    const recognised = await this.recogniseKey.execute(shown, new Date());
    if (recognised === null) return null;
    const { tenantId, key } = recognised;
    return {
      tenantId,
      subject: `key:${key.keyId}`,
      name: key.name,
      roles: [key.role],
      scopes: key.scopes,
      responsible: key.createdBy,
    };
  }
}
