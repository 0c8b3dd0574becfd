import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { AskPermit } from '../../application/ask-permit.ts';

@Controller()
export class PermitsController {
  constructor(private readonly askPermit: AskPermit) {}

  @Serve(routes.askPermit)
  async ask({ body }: InputOf<typeof routes.askPermit>, { tenantId }: Caller) {
    const permission = await this.askPermit.execute({ tenantId, ...body }, new Date());
    if (!permission.granted || permission.consent === null) return { ...permission, consent: null };
    const { consent } = permission;
    return { ...permission, consent: { ...consent, fields: [...consent.fields] } };
  }
}
