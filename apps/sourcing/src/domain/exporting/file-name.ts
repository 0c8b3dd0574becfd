import type { ExportFormat } from '@firmograph/enrichment';

const tokens = ['export', 'date', 'time', 'run', 'part'] as const;
type Known = Readonly<Record<Exclude<(typeof tokens)[number], 'part'>, string>>;

/** What is wrong with a pattern, in one sentence; null: nothing. */
export function faultOfPattern(pattern: string): string | null {
  const steps = pattern.split('/');
  const unknown = [...pattern.matchAll(/\{([^}]*)\}?/g)].find(([whole, name = '']) => !isToken(whole, name));
  if (unknown !== undefined) return `The file name has ${unknown[0]}: use {export} {date} {time} {run} {part}.`;
  if (steps.some((step) => step === '' || /^\.+$/.test(step)))
    return 'The file name has an empty folder or one of dots: name every folder.';
  if (!steps.at(-1)?.includes('{part}') || steps.slice(0, -1).some((step) => step.includes('{part}')))
    return 'The last part of the file name needs {part}, and no folder may have it.';
  return null;
}

function isToken(whole: string, name: string): boolean {
  return whole.endsWith('}') && tokens.some((token) => token === name);
}

/** The pattern with all but the number of the part filled in. */
export function filledPattern(pattern: string, { export: name, run }: Pick<Known, 'export' | 'run'>, at: Date): string {
  const [date = '', time = ''] = at.toISOString().split('T');
  const known: Known = { export: slugOf(name), run, date, time: time.slice(0, 8).replaceAll(':', '') };
  return pattern.replaceAll(/\{(export|run|date|time)\}/g, (_, token: keyof Known) => known[token]);
}

export function nameOfPart(filled: string, part: number, format: ExportFormat): string {
  return `${filled.replace('{part}', String(part).padStart(5, '0'))}${endingOf(format)}`;
}

/** Beside the parts. */
export function nameOfManifest(filled: string): string {
  return [...filled.split('/').slice(0, -1), 'manifest.json'].join('/');
}

function endingOf(format: ExportFormat): string {
  const packed = format.kind !== 'parquet' && format.gzip ? '.gz' : '';
  return `.${format.kind}${packed}`;
}

/** In letters that every file system takes; what is left of a name in another script is nothing, and then it is called export. */
function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'export';
}
