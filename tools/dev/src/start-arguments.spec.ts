import { describe, expect, it } from '@jest/globals';
import { parseStart } from './start-arguments.ts';

describe('the arguments of npm start', () => {
  it('run the example and stay up when there are none', () => {
    expect(parseStart([])).toEqual({
      help: false,
      once: false,
      report: undefined,
      reference: undefined,
      fresh: false,
      stay: false,
      enrich: undefined,
    });
  });

  it.each([[['--once', '--report', 'r.json']], [['--report=r.json', '--once']]])('take a report as %j', (argv) => {
    expect(parseStart(argv)).toMatchObject({ once: true, report: 'r.json' });
  });

  it.each([[['--reference', 'mine.csv']], [['--reference=mine.csv']]])('take a reference as %j', (argv) => {
    expect(parseStart(argv)).toMatchObject({ reference: 'mine.csv' });
  });

  it('leave all after enrich to the command line', () => {
    expect(parseStart(['--stay', 'enrich', 'my.csv', '--yes', '--once'])).toMatchObject({
      stay: true,
      once: false,
      enrich: ['my.csv', '--yes', '--once'],
    });
  });

  it('are refused when they are not known', () => {
    expect(() => parseStart(['--onze'])).toThrow('There is no --onze: npm start -- --help lists what there is.');
  });

  it.each([[['--report']], [['--report', '--once']]])('are refused when %j names no file', (argv) => {
    expect(() => parseStart(argv)).toThrow('--report needs the name of a file: --report FILE.');
    expect(() => parseStart(['--reference'])).toThrow('--reference needs the name of a file: --reference FILE.');
  });
});
