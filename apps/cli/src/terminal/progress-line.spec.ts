import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import { ProgressLine } from './progress-line.ts';

function given(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 120,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  // A pipe with what is used of a terminal.
  return { line: new ProgressLine(stream as never), shown: () => String(stream.read() ?? '') };
}

it('draws rate and time left on a terminal', () => {
  const { line, shown } = given(true);
  line.show({ what: 'Enrich', done: 500, total: 2000, perSecond: 100, secondsLeft: 15, note: 'waits' });
  line.end();
  expect(shown()).toContain('25 %  500 of 2,000, 100/s, 15 s left, waits');
});

it('draws nothing of a total that nobody knows but the count', () => {
  const { line, shown } = given(true);
  line.show({ what: 'Enrich', done: 0 });
  line.end();
  expect(shown()).toContain('0 %  0');
});

it('says where no terminal is how it ended, and draws nothing', () => {
  const { line, shown } = given(false);
  line.show({ what: 'Import', done: 1, total: 2 });
  line.show({ what: 'Enrich', done: 1, total: 2 });
  line.show({ what: 'Enrich', done: 2, total: 2, secondsLeft: 0 });
  line.end();
  expect(shown()).toBe('Enrich: 2 of 2\n');
});
