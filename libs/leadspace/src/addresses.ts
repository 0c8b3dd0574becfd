const results = '/v3/enrichment/results/';
const nowhere = { protocol: '', origin: '', pathname: '' };

/**
 * The addresses of one Leadspace. The id of a bulk is a relative URI, to be followed as it is; it never leads to another
 * origin than the configured one, whatever an answer or a callback says.
 */
export class Addresses {
  readonly origin: string;
  private readonly prefix: string;

  /** Throws a TypeError when `baseUrl` is no http(s) URL. */
  constructor(baseUrl: string) {
    const { protocol, origin, pathname } = URL.parse(baseUrl) ?? nowhere;
    if (!/^https?:$/.test(protocol)) throw new TypeError('The base URL of Leadspace begins with http:// or https://.');
    this.origin = origin;
    this.prefix = pathname.replace(/\/+$/, '');
  }

  /** The path of a route, below the path of the base URL if that has one. */
  pathOf(route: string): string {
    return this.prefix + route;
  }

  /** The path to poll: of a relative URI, or of the bare id that a callback brings. Undefined when it leads elsewhere. */
  resultsPath(bulkId: string): string | undefined {
    if (!bulkId.includes('/')) return bulkId === '' ? undefined : this.pathOf(results + encodeURIComponent(bulkId));
    if (!/^\/(?![/\\])/.test(bulkId)) return undefined;
    const url = URL.parse(this.pathOf(bulkId), this.origin);
    if (url?.origin !== this.origin || !url.pathname.startsWith(`${this.prefix}/`)) return undefined;
    return url.pathname + url.search;
  }
}
