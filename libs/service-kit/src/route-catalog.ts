import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { RouteContract } from '@firmograph/contracts';
import { contractKey } from './route-contract.ts';

// Nest's own key for the path of a route.
const pathKey = 'path';

/** Marks the kit's own routes: health, metrics, OpenAPI. They are open, and tell nothing of any tenant. */
export const ownRouteKey = Symbol('own-route');

/** All that a service serves. */
@Injectable()
export class RouteCatalog {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  /** Throws when a route has no contract, and so nobody has said who may call it, or when two have one name. */
  contracts(): readonly RouteContract[] {
    const contracts = new Map<string, RouteContract>();
    for (const { name, handler } of this.handlers()) {
      const contract = this.reflector.get<RouteContract | undefined>(contractKey, handler);
      if (contract === undefined) throw new Error(`${name} is a route without a contract; declare it with @Serve.`);
      if (contracts.has(contract.name)) throw new Error(`Two routes have the name ${contract.name}.`);
      contracts.set(contract.name, contract);
    }
    return [...contracts.values()];
  }

  private handlers(): readonly { readonly name: string; readonly handler: () => unknown }[] {
    return this.discovery.getControllers().flatMap(({ metatype, name: controller }) => {
      if (typeof metatype !== 'function' || Reflect.hasMetadata(ownRouteKey, metatype)) return [];
      const prototype = metatype.prototype as Record<string, () => unknown>;
      return new MetadataScanner().getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        if (handler === undefined || !Reflect.hasMetadata(pathKey, handler)) return [];
        return [{ name: `${controller}.${method}`, handler }];
      });
    });
  }
}
