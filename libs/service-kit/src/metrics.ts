import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry, register as ofProcess } from 'prom-client';
import type { KafkaBatchServer } from '@firmograph/kafka';
import { contractOf } from './route-contract.ts';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What a service tells about itself in numbers. Labels name routes and topics, never tenants or profiles. */
@Injectable()
export class Metrics {
  /** A service adds its own here; names are `<subject>_total` or `<subject>_seconds`. */
  readonly registry = new Registry();

  private readonly durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['route', 'method', 'status'],
    buckets: seconds,
    registers: [this.registry],
  });

  /** In the format that Prometheus reads. */
  async text(): Promise<string> {
    // Once for the process: several applications may run in one, as in tests.
    if (ofProcess.getSingleMetric('process_cpu_seconds_total') === undefined) collectDefaultMetrics();
    return Registry.merge([ofProcess, this.registry]).metrics();
  }

  watchHttp(instance: FastifyInstance): void {
    instance.addHook('onResponse', (request, reply, done) => {
      const route = contractOf(request)?.name ?? 'other';
      this.durations.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }

  watchKafka(server: KafkaBatchServer): void {
    const batches = new Histogram({
      name: 'kafka_batch_seconds',
      help: 'Time from a fetched batch to its last commit, retries included',
      labelNames: ['topic'],
      buckets: seconds,
      registers: [this.registry],
    });
    server.onBatch((topic, took) => batches.observe({ topic }, took));
    new Gauge({
      name: 'kafka_consumer_lag_messages',
      help: 'Messages that were there at the last fetch and are not done with',
      labelNames: ['topic', 'partition'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const { topic, partition, messages } of server.lag()) this.set({ topic, partition }, messages);
      },
    });
    new Gauge({
      name: 'kafka_messages_total',
      help: 'Messages since the start, by what became of them: handled, ignored, deadLetters; and how many retries and holds',
      labelNames: ['outcome'],
      registers: [this.registry],
      collect() {
        for (const [outcome, count] of Object.entries(server.tally)) this.set({ outcome }, count);
      },
    });
  }
}
