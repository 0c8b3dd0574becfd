import { expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { Bell } from './bell.ts';

it('is heard once when it is rung many times in a row', async () => {
  const bell = new Bell();
  const heard: string[] = [];
  bell.onRing('settle-runs', () => heard.push('settle'));
  bell.onRing('withdraw-profile', () => heard.push('withdraw'));
  bell.ring('settle-runs', 5);
  bell.ring('settle-runs', 5);
  bell.ring('withdraw-profile', 20);
  await eventually(() => expect(heard).toContain('withdraw'));
  expect(heard).toEqual(['settle', 'withdraw']);
});

it('may be rung though nobody listens', () => {
  expect(() => new Bell().ring('withdraw-enrichment')).not.toThrow();
});
