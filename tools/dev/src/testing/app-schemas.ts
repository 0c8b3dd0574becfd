import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { root } from '../app-process.ts';
import type { AppName } from '../apps.ts';

export interface AppSchema {
  readonly variables: ReadonlySet<string>;
  readonly safeParse: (env: unknown) => z.ZodSafeParseResult<unknown>;
}

/** The schema with which an app reads its environment. By path, because no project may import an app. */
export async function schemaOf(app: AppName): Promise<AppSchema> {
  const exported = (await import(pathToFileURL(join(root, 'apps', app, 'src', 'config.ts')).href)) as object;
  const schema = Object.values(exported).find((value) => value instanceof z.ZodObject);
  if (schema === undefined) throw new Error(`${app} exports no schema of its environment`);
  return { variables: new Set(Object.keys(schema.shape)), safeParse: (env) => schema.safeParse(env) };
}
