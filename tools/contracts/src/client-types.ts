import { apis, openApi } from '@firmograph/contracts';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { Document } from './documents.ts';

const head =
  '// Generated from libs/contracts by `npm run contracts`; `npm run check` fails when it is out of date.\n\n';

/** The types that the client package is made of, one file for each service, from its OpenAPI document. */
export async function clientTypes(): Promise<readonly Document[]> {
  return Promise.all(
    Object.entries(apis).map(async ([service, routes]) => {
      const document = openApi({ title: service, version: '1.0.0', routes });
      // It is valid OpenAPI 3.1, which a spec holds; its type here says less than the generator's.
      const types = await openapiTS(structuredClone(document) as unknown as OpenAPI3, { alphabetize: false });
      return { path: `libs/client/src/generated/${service}.ts`, text: `${head}${astToString(types)}` };
    }),
  );
}
