import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ConfigurationFile } from '@firmograph/contracts';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { BadInput } from '../reading/bad-input.ts';
import { faultsIn, type FaultPath, type FileFault } from './faults-in.ts';

const mostBytes = 10_000_000;
const lists = ['connections', 'consents', 'segments', 'enrichments'] as const;

/** One file as YAML has it, before anybody knows what it is. */
interface Source {
  readonly name: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** Reads a file, or all YAML files of a folder as one. Throws `BadInput` with everything that is wrong, line by line. */
export async function readConfiguration(path: string): Promise<ConfigurationFile> {
  const sources = await Promise.all((await filesAt(path)).map(sourceOf));
  const broken = sources.flatMap(({ name, document, lines }) =>
    document.errors.map(({ message, pos }) => `${placeOf(name, lines, pos[0])}: ${message.split('\n')[0] ?? ''}`),
  );
  refuse(path, broken);
  const read = sources.map((source) => ({ source, file: ConfigurationFile.safeParse(valueOf(source.document)) }));
  const faults = read.flatMap(({ source, file: { error } }) =>
    (error?.issues ?? []).map(({ path: at, message }) => lineOf(source, { path: at as FaultPath, rule: message })),
  );
  refuse(path, faults);
  const merged = mergeOf(read.flatMap(({ file }) => file.data ?? []));
  const origins = new Map(
    lists.map((list) => [list, read.flatMap((one) => placesIn(one.source, one.file.data?.[list]))]),
  );
  refuse(
    path,
    faultsIn(merged).map((fault) => lineAt(origins, fault)),
  );
  return merged;
}

function refuse(path: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new BadInput(
    `${path} cannot be applied; nothing was changed:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new BadInput(`There is no file ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  if (names.length === 0) throw new BadInput(`There is no YAML file in ${path}.`);
  return names.map((name) => join(path, name));
}

async function sourceOf(path: string): Promise<Source> {
  const text = await readFile(path, 'utf8');
  if (text.length > mostBytes) throw new BadInput(`${path} is larger than ${mostBytes} bytes.`);
  const lines = new LineCounter();
  return { name: basename(path), document: parseDocument(text, { lineCounter: lines }), lines };
}

/** An alias that stands for too much is refused. */
function valueOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

function mergeOf(files: readonly ConfigurationFile[]): ConfigurationFile {
  return {
    firmograph: 1,
    connections: files.flatMap(({ connections }) => connections),
    consents: files.flatMap(({ consents }) => consents),
    segments: files.flatMap(({ segments }) => segments),
    enrichments: files.flatMap(({ enrichments }) => enrichments),
  };
}

interface Origin {
  readonly source: Source;
  readonly index: number;
}

function placesIn(source: Source, items: readonly unknown[] = []): readonly Origin[] {
  return items.map((_, index) => ({ source, index }));
}

/** A fault of the whole, said where it stands in its own file. */
function lineAt(origins: ReadonlyMap<string, readonly Origin[]>, { path, rule }: FileFault): string {
  const [list, index, ...rest] = path;
  const origin = origins.get(String(list))?.[Number(index)];
  if (origin === undefined) return `${shown(path)}: ${rule}`;
  return lineOf(origin.source, { path: [String(list), origin.index, ...rest], rule });
}

function lineOf({ name, document, lines }: Source, { path, rule }: FileFault): string {
  return `${placeOf(name, lines, startOf(document, path))}: ${shown(path)}: ${rule}`;
}

/** Of what is meant, or of the nearest thing around it. */
function startOf(document: Document.Parsed, path: FaultPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? (node.range as readonly number[]) : [];
    if (range[0] !== undefined) return range[0];
  }
  return 0;
}

function placeOf(name: string, lines: LineCounter, offset: number): string {
  return `${name}:${lines.linePos(offset).line}`;
}

function shown(path: FaultPath): string {
  return (
    path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .replace(/^\./, '') || 'the file'
  );
}
