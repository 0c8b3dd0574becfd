import { isJsonObject } from './read-item.ts';

/** Where in a body something stands, as `data.company.name`; positions in lists are left out. */
export function fieldsIn(body: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const each of value) look(each, path);
    else if (isJsonObject(value))
      for (const key of Object.keys(value)) look(value[key], path === '' ? key : `${path}.${key}`);
    else found.add(path);
  };
  look(body, '');
  return found;
}
