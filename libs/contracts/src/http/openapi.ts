import { scopeOf } from './access.ts';
import { maxKeyLength, personalRoles, Problem, type Role, type RouteContract } from './define.ts';
import { Models } from './models.ts';

export interface ApiDescription {
  readonly title: string;
  readonly version: string;
  readonly routes: readonly RouteContract[];
}

type Json = Readonly<Record<string, unknown>>;

/** One OpenAPI 3.1 document for the routes of one service. */
export function openApi({ title, version, routes }: ApiDescription) {
  const byPath = Object.groupBy(routes, ({ path }) => templated(path));
  const models = new Models();
  const problem = models.schemaOf(Problem, 'output');
  const paths = Object.entries(byPath).map(([path, ofPath = []]) => [path, operations(ofPath, models)] as const);
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title, version },
    paths: Object.fromEntries(paths),
    components: {
      schemas: { Problem: problem, ...models.schemas },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT, or an API key: fgk_…' } },
    },
  };
}

function operations(routes: readonly RouteContract[], models: Models): Json {
  return Object.fromEntries(routes.map((route) => [route.method.toLowerCase(), operation(route, models)]));
}

function operation(route: RouteContract, models: Models): Json {
  const { name, summary, parts, roles } = route;
  const parameters = [
    ...parametersOf(route, 'path', models),
    ...parametersOf(route, 'query', models),
    ...conditionOf(route),
    ...keyOf(route),
  ];
  return {
    operationId: name,
    summary,
    ...(roles.length === 0 ? { security: [] } : { security: [{ bearer: [] }], description: whoMay(route) }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(parts.body === undefined
      ? {}
      : { requestBody: { required: isBodyNeeded(parts.body), content: bodyOf(parts.body, models) } }),
    responses: { ...success(route, models), ...problems(route) },
  };
}

function whoMay(route: RouteContract): string {
  const scope = scopeOf(route);
  const byKey = scope === 'person' ? 'Not by API key' : `By API key: scope ${scope}`;
  return [`Roles: ${route.roles.join(', ')}`, ...(route.roles.some(isPersonal) ? [byKey] : [])].join('. ');
}

function isPersonal(role: Role): boolean {
  return personalRoles.some((personal) => personal === role);
}

function isBodyNeeded(body: NonNullable<RouteContract['parts']['body']>): boolean {
  return 'stream' in body || !body.safeParse(undefined).success;
}

function bodyOf(body: NonNullable<RouteContract['parts']['body']>, models: Models): Json {
  if (!('stream' in body)) return { 'application/json': { schema: models.schemaOf(body, 'input') } };
  // What is read as it comes is judged row by row: no schema of the whole says what is a bad row.
  const schemaOf = (type: string) => (type === 'application/json' ? { type: 'array' } : {});
  return Object.fromEntries(body.stream.map((type) => [type, { schema: schemaOf(type) }]));
}

function parametersOf({ path, parts }: RouteContract, place: 'path' | 'query', models: Models): readonly Json[] {
  const shape = place === 'path' ? parts.params : parts.query;
  const schema = shape === undefined ? {} : models.schemaOf(shape, 'input');
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const names = place === 'path' ? [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name) : Object.keys(properties);
  return names.map((name) => {
    const { description, ...rest } = properties[name] ?? { type: 'string' };
    const isRequired = place === 'path' || required.includes(name);
    return {
      name,
      in: place,
      required: isRequired,
      schema: rest,
      ...(description === undefined ? {} : { description }),
    };
  });
}

/** What is changed may be conditional; what is read or made is not. */
function isChange({ conditional, method, path }: RouteContract): boolean {
  return conditional === true && method !== 'GET' && path.includes(':');
}

function conditionOf(route: RouteContract): readonly Json[] {
  if (!isChange(route)) return [];
  const description = 'The `etag` that was read: the change is refused when it is no longer the present one';
  return [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' }, description }];
}

function keyOf({ idempotent }: RouteContract): readonly Json[] {
  if (idempotent !== true) return [];
  const description = 'The same request under the same key takes effect once, for 24 hours; another request is refused';
  const schema = { type: 'string', minLength: 1, maxLength: maxKeyLength };
  return [{ name: 'Idempotency-Key', in: 'header', required: false, schema, description }];
}

function success(route: RouteContract, models: Models): Json {
  const { streams, parts } = route;
  if (streams !== undefined)
    return {
      [route.status ?? 200]: { description: 'Success', content: { [streams]: { schema: { type: 'string' } } } },
    };
  if (parts.response === undefined) return { [route.status ?? 204]: { description: 'Success, nothing to say' } };
  const content = { 'application/json': { schema: models.schemaOf(parts.response, 'output') } };
  const headers = { ETag: { description: 'The `etag` of the answer', schema: { type: 'string' } } };
  const tagged = route.conditional === true ? { headers } : {};
  return { [route.status ?? 200]: { description: 'Success', ...tagged, content } };
}

const general: Readonly<Record<number, string>> = {
  400: 'The request is not as its contract says',
  401: 'No token, or one that is not valid here',
  403: 'The role does not permit it',
  404: 'There is no such thing in the tenant of the token',
  409: 'A rule says no; the type names it',
  412: 'It was changed since the `etag` in If-Match was read',
  413: 'The body is too large',
  415: 'The media type is not accepted',
  429: 'Too many requests of one caller in a minute; see Retry-After',
  503: 'A dependency cannot be reached; see Retry-After',
};

function problems(route: RouteContract): Json {
  const { parts, roles, problems: own = {} } = route;
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const statuses = new Set([400, 404, 409, 503, ...(roles.length === 0 ? [] : [401, 403, 429])]);
  if (isChange(route)) statuses.add(412);
  if (parts.body !== undefined) [413, 415].forEach((status) => statuses.add(status));
  Object.values(own).forEach((status) => statuses.add(status));
  const described = [...statuses]
    .toSorted((a, b) => a - b)
    .map((status) => {
      const types = Object.keys(own).filter((type) => own[type] === status);
      const description = [general[status], ...types].filter((each) => each !== undefined).join('; ');
      return [status, { description, content }];
    });
  return Object.fromEntries(described) as Json;
}

function templated(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return rooted.replaceAll(/:(\w+)/g, '{$1}');
}
