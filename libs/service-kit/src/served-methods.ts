import type { FastifyInstance } from 'fastify';
import { generalProblems, type GeneralProblem } from '@firmograph/contracts';

/** Which methods an address has, so that the others are told from an address that is not there. */
export class ServedMethods {
  private readonly methods = new Map<string, Set<string>>();

  constructor(private readonly instance: FastifyInstance) {
    instance.addHook('onRoute', ({ url, method }) => {
      const known = this.methods.get(url) ?? new Set();
      for (const one of [method].flat()) known.add(one);
      this.methods.set(url, known);
    });
  }

  /** Has every other method of an address that there is refused with 405. Call it when all routes are there. */
  refuseOthers(): void {
    for (const [url, served] of [...this.methods]) {
      const allow = [...served].toSorted().join(', ');
      const others = this.instance.supportedMethods.filter((method) => !served.has(method));
      this.instance.route({
        method: others,
        url,
        // Before a body is looked for.
        onRequest: (_, reply) => {
          void reply.status(refused.status).header('allow', allow).type('application/problem+json').send(refused);
        },
        handler: () => refused,
      });
    }
  }
}

const type = 'request/method' satisfies GeneralProblem;
const refused = {
  type,
  title: 'This address has no such method; the header Allow names those it has.',
  status: generalProblems[type],
};
