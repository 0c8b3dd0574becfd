import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ReadEncryption } from '../../application/read-encryption.ts';
import { RotateDataKey } from '../../application/rotate-data-key.ts';
import { encryptionAnswer } from './answers.ts';

@Controller()
export class EncryptionController {
  constructor(
    private readonly encryption: ReadEncryption,
    private readonly rotateDataKey: RotateDataKey,
  ) {}

  @Serve(routes.getEncryption)
  async get(_: InputOf<typeof routes.getEncryption>, { tenantId }: Caller) {
    return encryptionAnswer(await this.encryption.execute(tenantId));
  }

  @Serve(routes.rotateEncryption)
  async rotate(_: InputOf<typeof routes.rotateEncryption>, { tenantId }: Caller) {
    await this.rotateDataKey.execute(tenantId, new Date());
    return encryptionAnswer(await this.encryption.execute(tenantId));
  }
}
