import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { CreateKey } from '../../application/create-key.ts';
import { ReadKeys } from '../../application/read-keys.ts';
import { RecogniseKey } from '../../application/recognise-key.ts';
import { RevokeKey } from '../../application/revoke-key.ts';
import { introspectionAnswer, keyAnswer } from './key-answers.ts';
import { pageAnswer, pagingOf } from './paging.ts';

@Controller()
export class KeysController {
  constructor(
    private readonly createKey: CreateKey,
    private readonly keys: ReadKeys,
    private readonly revokeKey: RevokeKey,
    private readonly recogniseKey: RecogniseKey,
  ) {}

  @Serve(routes.createKey)
  async create({ body }: InputOf<typeof routes.createKey>, { tenantId, subject }: Caller) {
    const now = new Date();
    const request = { ...body, expiresAt: new Date(body.expiresAt), by: subject };
    const { record, key } = await this.createKey.execute(tenantId, request, now);
    return { ...keyAnswer(record, now), key };
  }

  @Serve(routes.listKeys)
  async list({ query }: InputOf<typeof routes.listKeys>, { tenantId }: Caller) {
    const now = new Date();
    return pageAnswer(await this.keys.list(tenantId, pagingOf(query)), (key) => keyAnswer(key, now));
  }

  @Serve(routes.getKey)
  async get({ params }: InputOf<typeof routes.getKey>, { tenantId }: Caller) {
    return keyAnswer(await this.keys.one({ tenantId, id: params.keyId }), new Date());
  }

  @Serve(routes.revokeKey)
  async revoke({ params, ifMatch }: InputOf<typeof routes.revokeKey>, { tenantId, subject }: Caller) {
    const now = new Date();
    const address = { tenantId, id: params.keyId };
    return keyAnswer(await this.revokeKey.execute(address, subject, now, ifMatch), now);
  }

  @Serve(routes.introspectKey)
  async introspect({ body }: InputOf<typeof routes.introspectKey>, _caller: Caller) {
    return introspectionAnswer(await this.recogniseKey.execute(body.token, new Date()));
  }
}
