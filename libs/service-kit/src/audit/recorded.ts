type Json = Readonly<Record<string, unknown>>;

/** Stands where there was something that is not recorded. */
export const notRecorded = '[not recorded]';

/** Of `value`, what the dotted `paths` name; of every other field only that it was there. What is no object is not recorded. */
export function recordedOf(value: unknown, paths: readonly string[] = []): Json | undefined {
  return isObject(value) ? fieldsOf(value, paths) : undefined;
}

/** Only the fields that are named. */
export function pickedOf(value: unknown, paths: readonly string[]): Json | undefined {
  const recorded = paths.flatMap((path) => {
    const found = path.split('.').reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), value);
    return found === undefined ? [] : [[path, found] as const];
  });
  return recorded.length === 0 ? undefined : Object.fromEntries(recorded);
}

function fieldsOf(value: Json, paths: readonly string[]): Json {
  const fields = Object.entries(value).map(([name, field]) => [name, fieldOf(field, below(paths, name))] as const);
  return Object.fromEntries(fields);
}

function fieldOf(field: unknown, paths: readonly string[]): unknown {
  if (paths.includes('')) return field;
  return paths.length > 0 && isObject(field) ? fieldsOf(field, paths) : notRecorded;
}

/** What the paths that lead through the field say of what is in it; '' is the field itself. */
function below(paths: readonly string[], name: string): readonly string[] {
  return paths.flatMap((path) => {
    if (path === name) return [''];
    return path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : [];
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
