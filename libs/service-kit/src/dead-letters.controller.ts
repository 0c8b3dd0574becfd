import { Controller } from '@nestjs/common';
import { deadLetterRoutes, type InputOf } from '@firmograph/contracts';
import { DeadLetters } from '@firmograph/kafka';
import type { Caller } from './caller.ts';
import { Serve } from './serve.ts';

/** The same in every service that consumes: what it could not handle, for the tenant's administrators. */
@Controller()
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Serve(deadLetterRoutes.listDeadLetters)
  list({ query }: InputOf<typeof deadLetterRoutes.listDeadLetters>, { tenantId }: Caller) {
    return this.deadLetters.list({ tenantId, ...query });
  }

  @Serve(deadLetterRoutes.showDeadLetter)
  show({ params }: InputOf<typeof deadLetterRoutes.showDeadLetter>, { tenantId }: Caller) {
    return this.deadLetters.show(tenantId, params.id);
  }

  @Serve(deadLetterRoutes.replayDeadLetter)
  replay({ params }: InputOf<typeof deadLetterRoutes.replayDeadLetter>, { tenantId }: Caller) {
    return this.deadLetters.replay(tenantId, params.id);
  }
}
