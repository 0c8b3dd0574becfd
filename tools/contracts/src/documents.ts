import { apis, asyncApi, catalog, configurationSchema, eventSchema, openApi, problemsOf } from '@firmograph/contracts';
import { accessPage } from './access-page.ts';

/** A generated file: its path from the root of the repository, and what it says. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** Everything that is generated from the contracts. */
export function documents(): readonly Document[] {
  const events = catalog.flatMap((topic) => topic.events);
  return [
    json('docs/configuration.schema.json', configurationSchema()),
    json('docs/events/asyncapi.json', asyncApi(catalog)),
    ...events.map((event) => json(`docs/events/${event.type}.schema.json`, eventSchema(event))),
    { path: 'docs/events/README.md', text: eventsPage() },
    ...Object.entries(apis).map(([service, routes]) =>
      json(`docs/api/${service}.json`, openApi({ title: service, version: '1.0.0', routes })),
    ),
    { path: 'docs/api/README.md', text: apiPage() },
    { path: 'docs/access.md', text: accessPage() },
  ];
}

function json(path: string, content: unknown): Document {
  return { path, text: `${JSON.stringify(content, undefined, 2)}\n` };
}

function eventsPage(): string {
  const topics = catalog.map(({ name, summary, partitions, compacted, keptForEver, events }) => {
    const week = keptForEver === true ? 'kept for ever' : 'kept for 7 days';
    const kept = compacted ? 'compacted: the last record of a key is its present state' : week;
    const rows = events.map(({ type, summary: said }) => `| [\`${type}\`](${type}.schema.json) | ${said} |`);
    return [
      `## \`${name}\``,
      '',
      `${summary}. ${partitions} partitions, ${kept}.`,
      '',
      '| event | says |',
      '|---|---|',
      ...rows,
    ].join('\n');
  });
  return `# Events

Generated from \`libs/contracts\` by \`npm run contracts\`; \`npm run check\` fails when it is out of date. [AsyncAPI](asyncapi.json) says the same to machines.

CloudEvents 1.0 in structured mode: the value of a message is the whole event as JSON, its key is the event's \`subject\`. At least once: a
repeated event has the same \`id\` and the same bytes, so keep the ids, or the highest \`sequence\` of each key. On a compacted topic a
null value (a tombstone) ends a key. Ignore types and fields that you do not know: within a major version they are only added.

${topics.join('\n\n')}
`;
}

function apiPage(): string {
  const services = Object.entries(apis).map(([service, routes]) => {
    const rows = routes.map(
      ({ method, path, roles, summary }) =>
        `| \`${method} ${path}\` | ${roles.length === 0 ? 'everyone' : roles.join(', ')} | ${summary} |`,
    );
    return [
      `## ${service}`,
      '',
      `[OpenAPI 3.1](${service}.json), served at \`/openapi.json\`.`,
      '',
      '| route | roles | does |',
      '|---|---|---|',
      ...rows,
    ].join('\n');
  });
  return `# HTTP

Generated from \`libs/contracts\` by \`npm run contracts\`; \`npm run check\` fails when it is out of date.

Every route but those for everyone wants a bearer token with a tenant and roles; [who may do what](../access.md) shows them all. Errors are problems of RFC 9457, of the types [below](#problems). A list answers \`items\` and
\`next\`; the next page is asked for with \`after=<next>\`. What belongs to another tenant is not found.

${services.join('\n\n')}

## Problems

Every \`type\` that a problem may have. Where no route is named, any may answer with it. \`about:blank\` says no more than its status, which may be another one, too.

| type | status | of |
|---|---|---|
${problemRows().join('\n')}
`;
}

function problemRows(): readonly string[] {
  return problemsOf(Object.values(apis).flat()).map(({ type, status, routes }) => {
    const named = [...new Set(routes)].map((name) => `\`${name}\``);
    return `| \`${type}\` | ${status} | ${named.join(', ')} |`;
  });
}
