import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { CopyLives } from '../../application/ports.ts';
import { ReadErasures } from '../../application/read-erasures.ts';
import { RequestErasure } from '../../application/request-erasure.ts';
import { erasureAnswer } from './erasure-answer.ts';
import { pageAnswer, pagingOf } from './paging.ts';

@Controller()
export class ErasuresController {
  constructor(
    private readonly request: RequestErasure,
    private readonly erasures: ReadErasures,
    private readonly life: CopyLives,
  ) {}

  @Serve(routes.requestErasure)
  async ask({ body }: InputOf<typeof routes.requestErasure>, { tenantId, subject: by }: Caller) {
    const { subject, dryRun, reference = null } = body;
    const asked = { subject, dryRun, reference, by };
    return erasureAnswer(await this.request.execute(tenantId, asked, new Date()), this.life);
  }

  @Serve(routes.listErasures)
  async list({ query }: InputOf<typeof routes.listErasures>, { tenantId }: Caller) {
    const page = await this.erasures.list(tenantId, pagingOf(query));
    return pageAnswer(page, (erasure) => erasureAnswer(erasure, this.life));
  }

  @Serve(routes.getErasure)
  async get({ params }: InputOf<typeof routes.getErasure>, { tenantId }: Caller) {
    return erasureAnswer(await this.erasures.one({ tenantId, id: params.erasureId }), this.life);
  }
}
