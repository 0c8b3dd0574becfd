import { Controller, Optional } from '@nestjs/common';
import { deadLetterRoutes, type InputOf } from '@firmograph/contracts';
import { DeadLetters } from '@firmograph/kafka';
import { DomainError } from '@firmograph/kernel';
import type { Caller } from './caller.ts';
import { ErasedLetters } from './erasure/erased-letters.ts';
import { Serve } from './serve.ts';

/** The same in every service that consumes: what it could not handle, for the tenant's administrators. */
@Controller()
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    /** Of a service that keeps nothing, there is nothing to erase. */
    @Optional() private readonly erased?: ErasedLetters,
  ) {}

  @Serve(deadLetterRoutes.listDeadLetters)
  async list({ query }: InputOf<typeof deadLetterRoutes.listDeadLetters>, { tenantId }: Caller) {
    const page = await this.deadLetters.list({ tenantId, ...query });
    const items = (await this.erased?.listed(tenantId, page.items)) ?? page.items;
    return { ...page, items };
  }

  @Serve(deadLetterRoutes.showDeadLetter)
  show({ params }: InputOf<typeof deadLetterRoutes.showDeadLetter>, { tenantId }: Caller) {
    return this.unerased(tenantId, params.id);
  }

  @Serve(deadLetterRoutes.replayDeadLetter)
  async replay({ params }: InputOf<typeof deadLetterRoutes.replayDeadLetter>, { tenantId }: Caller) {
    await this.unerased(tenantId, params.id);
    return this.deadLetters.replay(tenantId, params.id);
  }

  private async unerased(tenantId: string, id: string) {
    const letter = await this.deadLetters.show(tenantId, id);
    if ((await this.erased?.hides(tenantId, letter)) === true)
      throw new DomainError(
        'dead-letter/erased',
        'This message holds what was erased since, or may hold it: it is neither shown nor sent again.',
      );
    return letter;
  }
}
