import { runs, type RunRequested } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { Controller } from '@nestjs/common';
import { RequestFreeze } from '../../application/request-freeze.ts';

@Controller()
export class RunsConsumer {
  constructor(private readonly requestFreeze: RequestFreeze) {}

  @Consume(runs, 'run.requested')
  async onRequested(event: RunRequested): Promise<void> {
    await this.requestFreeze.execute(event, new Date());
  }
}
