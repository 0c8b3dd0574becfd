import { Controller } from '@nestjs/common';
import type { RouteContract } from '@firmograph/contracts';
import { Serve } from '../serve.ts';

/** A controller that serves these routes and does nothing: what a guard lets through is to be seen by what it answers then. */
export function controllerOf(routes: readonly RouteContract[]) {
  // Its methods are given to it below, one for each route.
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class
  class Routes {}
  const prototype = Routes.prototype as Record<string, () => Promise<unknown>>;
  for (const route of routes) {
    const handler = async () => undefined;
    const descriptor = { value: handler, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(prototype, route.name, descriptor);
    Serve(route)(prototype, route.name, descriptor);
  }
  Controller()(Routes);
  return Routes;
}
