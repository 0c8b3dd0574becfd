import { expect, it } from '@jest/globals';
import { DependencyGraph, type Dependency, type Reading } from './dependencies.ts';

const enrichment = (id: string): Dependency => ({ kind: 'enrichment', id });
const segment = (id: string): Dependency => ({ kind: 'segment', id });
const reading = (of: Dependency, ...reads: Dependency[]): Reading => ({ of, reads });

it('finds no cycle where a segment reads another enrichment than the one it feeds', () => {
  const graph = new DependencyGraph([
    reading(enrichment('a'), segment('s')),
    reading(segment('s'), enrichment('b')),
    reading(enrichment('b')),
  ]);
  expect(graph.cycleThrough(enrichment('a'))).toBeNull();
});

it('names the cycle of an enrichment over a segment of its own output', () => {
  const graph = new DependencyGraph([
    reading(enrichment('a'), segment('s')),
    reading(segment('s'), enrichment('b'), enrichment('a')),
  ]);
  expect(graph.cycleThrough(enrichment('a'))).toEqual([enrichment('a'), segment('s'), enrichment('a')]);
});

it('names the shortest of several ways over other segments and enrichments', () => {
  const graph = new DependencyGraph([
    reading(enrichment('a'), segment('s')),
    reading(segment('s'), segment('t'), segment('u')),
    reading(segment('t'), enrichment('b')),
    reading(enrichment('b'), segment('u')),
    reading(segment('u'), enrichment('a')),
  ]);
  expect(graph.cycleThrough(enrichment('a'))?.map(({ id }) => id)).toEqual(['a', 's', 'u', 'a']);
});

it('does not lose itself in a cycle that its start is no part of', () => {
  const graph = new DependencyGraph([
    reading(enrichment('a'), segment('s')),
    reading(segment('s'), segment('t')),
    reading(segment('t'), segment('s')),
  ]);
  expect(graph.cycleThrough(enrichment('a'))).toBeNull();
});

it('sees what reads itself', () => {
  const graph = new DependencyGraph([reading(segment('s'), segment('s'))]);
  expect(graph.cycleThrough(segment('s'))).toEqual([segment('s'), segment('s')]);
  expect(graph.allDependantsOf(segment('s'))).toEqual([]);
});

it('tells a segment from an enrichment of the same id', () => {
  const graph = new DependencyGraph([reading(enrichment('x'), segment('x'))]);
  expect(graph.cycleThrough(enrichment('x'))).toBeNull();
});

it('knows who depends on a thing, itself and over others, nearest first and once', () => {
  const measure: Dependency = { kind: 'measure', id: 'm' };
  const file: Dependency = { kind: 'export', id: 'e' };
  const graph = new DependencyGraph([
    reading(segment('s'), enrichment('a')),
    reading(measure, enrichment('a'), segment('s')),
    reading(file, segment('s')),
  ]);
  expect(graph.dependantsOf(enrichment('a'))).toEqual([segment('s'), measure]);
  expect(graph.allDependantsOf(enrichment('a'))).toEqual([segment('s'), measure, file]);
  expect(graph.dependantsOf(file)).toEqual([]);
});

it('forgets what a thing read before', () => {
  const graph = new DependencyGraph([reading(segment('s'), enrichment('a')), reading(segment('s'), enrichment('b'))]);
  expect(graph.readBy(segment('s'))).toEqual([enrichment('b')]);
  expect(graph.dependantsOf(enrichment('a'))).toEqual([]);
});
