import { describe, expect, it } from '@jest/globals';
import { NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { z } from 'zod';
import { DependencyUnavailable, DomainError, NotFound } from '@firmograph/kernel';
import { problemOf } from './problem.ts';

const shape = z.object({
  runId: z.uuid(),
  kind: z.enum(['a', 'b']),
  list: z.array(z.string()).max(1),
  odd: z.string().refine((odd) => odd === '', 'must be empty'),
});
const invalid = shape.safeParse({ runId: 'secret', kind: 'secret', list: ['secret', 'secret'], odd: 'secret' }).error;

describe('problemOf', () => {
  it.each([
    ['a broken rule', new DomainError('consent/withdrawn', 'Consent is required'), 409, 'consent/withdrawn'],
    ['what is not there', new NotFound('run', 'r1'), 404, 'request/not-found'],
    ['an outage', new DependencyUnavailable('leadspace', 1), 503, 'dependency/unavailable'],
    ['an address that leads nowhere', new NotFoundException('Cannot GET /secret'), 404, 'request/not-found'],
    ['too much', new PayloadTooLargeException('secret'), 413, 'request/too-large'],
    ['a bug', new TypeError('secret'), 500, 'about:blank'],
    ['what is no error', 'secret', 500, 'about:blank'],
  ])('answers %s', (_, error, status, type) => {
    const { problem } = problemOf(error);
    expect(problem).toMatchObject({ status, type });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('names each field of a bad request and its rule, and no value', () => {
    const { problem } = problemOf(invalid);
    expect(problem.errors).toEqual([
      { field: 'runId', rule: 'must be uuid' },
      { field: 'kind', rule: 'one of a, b' },
      { field: 'list', rule: 'at most 1' },
      { field: 'odd', rule: 'must be empty' },
    ]);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('waits at least a second', () => {
    expect(problemOf(new DependencyUnavailable('leadspace', 1)).headers).toEqual({ 'retry-after': '1' });
  });
});
