import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { clientTypes } from './client-types.ts';
import { documents, type Document } from './documents.ts';

/** As the Language Server Protocol counts; what is above is advice. */
const isError = (severity: number): boolean => severity === 0;
const root = join(import.meta.dirname, '../../..');
const all = [...documents(), ...(await clientTypes())];
const faults = [...(await asyncApiFaults(all)), ...(process.argv.includes('--check') ? await drift(all) : [])];
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) await write(all);

async function asyncApiFaults(generated: readonly Document[]): Promise<readonly string[]> {
  const text = generated.find(({ path }) => path.endsWith('asyncapi.json'))?.text ?? '';
  const diagnostics = await new Parser().validate(text);
  return diagnostics
    .filter(({ severity }) => isError(severity))
    .map(({ message, path }) => `asyncapi: ${path.join('.')}: ${message}`);
}

async function drift(generated: readonly Document[]): Promise<readonly string[]> {
  const found = await Promise.all(
    generated.map(async ({ path, text }) => {
      const kept = await readFile(join(root, path), 'utf8').catch(() => undefined);
      return kept === text ? [] : [`${path} is out of date: run npm run contracts and commit what changes.`];
    }),
  );
  return found.flat();
}

async function write(generated: readonly Document[]): Promise<void> {
  for (const { path, text } of generated) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
