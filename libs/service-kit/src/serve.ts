import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { InputOf, OutputOf, RouteContract } from '@firmograph/contracts';
import { anonymous, type Caller } from './caller.ts';
import { inputOf } from './input.ts';
import { contractKey, contractOf, statusOf } from './route-contract.ts';

type Handler<Contract extends RouteContract> = (
  input: InputOf<Contract>,
  caller: Caller,
) => Promise<OutputOf<Contract>> | OutputOf<Contract>;

/**
 * Serves a route: method, path and status, who may call, and the parsing of what comes in, are the contract's. The method
 * gets the parsed input and the caller; other types do not compile. Where the contract says `streams`, it returns an
 * `AsyncIterable`: of values for server-sent events and NDJSON, of text or bytes for any other media type.
 */
export function Serve<Contract extends RouteContract>(contract: Contract) {
  const route = applyDecorators(
    RequestMapping({ path: contract.path, method: RequestMethod[contract.method] }),
    HttpCode(statusOf(contract)),
    RouteConfig({ contract }),
    SetMetadata(contractKey, contract),
  );
  return <Method extends Handler<Contract>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    Input()(target, key, 0);
    By()(target, key, 1);
    route(target, key, descriptor);
  };
}

const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const contract = contractOf(request);
  return contract === undefined ? undefined : inputOf(contract, request);
});

const By = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().caller ?? anonymous,
);
