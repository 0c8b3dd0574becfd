/** One record of a request, as far as the sandbox needs it. `isSufficient`: it holds the minimum for a person or a company. */
export interface Item {
  readonly externalId?: string;
  readonly isSufficient: boolean;
  /** All that was said of the company and the person, in the words of the caller. */
  readonly question: string;
  readonly id?: string;
  readonly name?: string;
  readonly website?: string;
  readonly country?: string;
  readonly state?: string;
  readonly city?: string;
}

type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined when it is not even an object. */
export function readItem(value: unknown): Item | undefined {
  if (!isJsonObject(value)) return undefined;
  const company = objectAt(value, 'company');
  const address = objectAt(company, 'address');
  const person = objectAt(value, 'person');
  const name = textAt(company, 'name');
  const website = textAt(company, 'website') ?? textAt(person, 'email');
  const isPerson = textAt(person, 'first_name') !== undefined && textAt(person, 'last_name') !== undefined;
  return {
    question: JSON.stringify([value['company'], value['person']]),
    isSufficient: name !== undefined || (isPerson && website !== undefined),
    ...given('externalId', textAt(value, 'external_id')),
    ...given('id', textAt(company, 'ugLsid') ?? textAt(company, 'lsid')),
    ...given('name', name),
    ...given('website', website),
    ...given('country', textAt(address, 'country')),
    ...given('state', textAt(address, 'state')),
    ...given('city', textAt(address, 'city')),
  };
}

const given = <Key extends string>(key: Key, value: string | undefined) =>
  value === undefined ? undefined : ({ [key]: value } as Record<Key, string>);

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : {};
}

// Official samples send every property, with empty strings where nothing is known.
function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
