import { apis, personalRoles, type Role, scopeMeanings, scopeOf, type RouteContract } from '@firmograph/contracts';

/** Who may do what: every route by every role, with the scope that a key needs. */
export function accessPage(): string {
  const services = Object.entries(apis).map(([service, routes]) => section(service, routes));
  const scopes = Object.entries(scopeMeanings).map(([scope, meaning]) => `| \`${scope}\` | ${meaning} |`);
  return `# Who may do what

Generated from \`libs/contracts\` by \`npm run contracts\`; \`npm run check\` fails when it is out of date. Each cell is asserted over HTTP.

A route that is not here is served to nobody: a service whose route has no contract does not start. The tenant comes from the token or the key alone; what belongs to another
tenant is not found. **●** may; **·** is answered 403; without a token, or with one that is not valid, 401. Who is *Service* is a service of ours, with client credentials at the
issuer. Contributors may use a connection only as far as it was opened to them.

An API key has one of the first three roles and some of these scopes; it may what both allow.

| scope | good for |
|---|---|
${scopes.join('\n')}

${services.join('\n\n')}
`;
}

function section(service: string, routes: readonly RouteContract[]): string {
  const rows = routes.map((route) => {
    const cells = [...personalRoles, 'Service' as const].map((role) => cellOf(route, role));
    return `| ${[`\`${route.method} ${route.path}\``, ...cells, keyCell(route), route.summary].join(' | ')} |`;
  });
  return [
    `## ${service}`,
    '',
    '| route | Administrator | Contributor | Viewer | Service | key | does |',
    '|---|:-:|:-:|:-:|:-:|---|---|',
    ...rows,
  ].join('\n');
}

function cellOf({ roles }: RouteContract, role: Role): string {
  return roles.length === 0 || roles.includes(role) ? '●' : '·';
}

function keyCell(route: RouteContract): string {
  if (route.roles.length === 0) return 'open to all';
  const isForKeys = route.roles.some((role) => role !== 'Service') && scopeOf(route) !== 'person';
  return isForKeys ? `\`${scopeOf(route)}\`` : 'no key';
}
