import { Controller, Get, Header, Inject, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { openApi } from '@firmograph/contracts';
import { HealthChecks } from './health-checks.ts';
import { Metrics } from './metrics.ts';
import { ownRouteKey, RouteCatalog } from './route-catalog.ts';

export const serviceTitle = Symbol('service-title');

/** For those who run the service and those who call it: open, and without a word about any tenant. */
@Controller()
@SetMetadata(ownRouteKey, true)
export class OperationsController {
  constructor(
    private readonly checks: HealthChecks,
    private readonly metrics: Metrics,
    private readonly routes: RouteCatalog,
    @Inject(serviceTitle) private readonly title: string,
  ) {}

  /** The process turns its event loop; a consumer that stops for good takes the process with it. */
  @Get('health/live')
  live() {
    return { status: 'up' };
  }

  @Get('health/ready')
  ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const checks = this.checks.report();
    const isUp = Object.values(checks).every(({ status }) => status === 'up');
    reply.status(isUp ? 200 : 503);
    return { status: isUp ? 'up' : 'down', checks };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  numbers() {
    return this.metrics.text();
  }

  @Get('openapi.json')
  document() {
    return openApi({ title: this.title, version: '1.0.0', routes: this.routes.contracts() });
  }
}
