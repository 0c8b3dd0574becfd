import { Controller } from '@nestjs/common';
import { matchingRoutes, type InputOf } from '@firmograph/contracts';
import { Serve } from '@firmograph/service-kit';
import { NoticeCallback } from '../../application/notice-callback.ts';
import { Workers } from '../../application/ports.ts';

const { noticeCallback } = matchingRoutes;

@Controller()
export class CallbacksController {
  constructor(
    private readonly notice: NoticeCallback,
    private readonly workers: Workers,
  ) {}

  @Serve(noticeCallback)
  async notices({ params, body }: InputOf<typeof noticeCallback>): Promise<void> {
    const isShort = body.bulkStatus?.toUpperCase() === 'INSUFFICIENT_CREDITS';
    await this.notice.execute({ ...params, bulkId: body.bulkId, isShort });
    this.workers.wake();
  }
}
