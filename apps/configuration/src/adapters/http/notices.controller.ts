import { Controller, Headers } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ReadReceipt } from '../../application/read-receipt.ts';
import { languagesIn, noticeIn, noticeWith } from '../../domain/notice.ts';

/** What people agree to, and what proves that they did. */
@Controller()
export class NoticesController {
  constructor(private readonly receipts: ReadReceipt) {}

  @Serve(routes.getNotice)
  current(
    { query }: InputOf<typeof routes.getNotice>,
    _caller: Caller,
    @Headers('accept-language') acceptLanguage?: string,
  ) {
    return noticeIn(query.language === undefined ? languagesIn(acceptLanguage ?? '') : [query.language]);
  }

  @Serve(routes.readNotice)
  read({ params }: InputOf<typeof routes.readNotice>, _caller: Caller) {
    const notice = noticeWith(params.hash);
    if (notice === null) throw new NotFound('notice', params.hash);
    return notice;
  }

  @Serve(routes.getReceipt)
  async receipt({ params }: InputOf<typeof routes.getReceipt>, { tenantId }: Caller) {
    return this.receipts.execute({ tenantId, id: params.connectionId }, params.consentId);
  }
}
