import { beforeEach, describe, expect, it } from '@jest/globals';
import { whole } from '../testing/configuration-text.ts';
import { FakeEnvironment } from '../testing/fake-environment.ts';
import { running } from '../testing/running.ts';

const { now, run, folder } = running();
let there: FakeEnvironment;
beforeEach(() => {
  now.stack.environment = there = new FakeEnvironment();
  there.agree(there.connect('Leadspace'), ['name', 'website']);
});
const file = (text: string) => folder.write('config.yaml', text);

describe('a bad file changes nothing, and is told where it is wrong:', () => {
  it('all of it at once, by line, path and rule', async () => {
    const bad = whole
      .replace('fields: [name, website]', 'fields: [name, phone]')
      .replace('operator: equals', 'operator: resembles')
      .replace('minimumConfidence: HIGH', 'minimumConfidence: CERTAIN')
      .replace('    state: Inactive\n', '    state: Inactive\n    schedule: daily\n');
    const { exitCode, errors } = await run(`config apply ${await file(bad)} --yes`);
    expect(exitCode).toBe(2);
    expect(
      errors
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(': ').slice(0, 2).join(': ')),
    ).toEqual([
      'config.yaml:7: consents[0].fields[1]',
      'config.yaml:13: segments[0].rule.conditions[0].operator',
      'config.yaml:15: enrichments[0]',
      'config.yaml:28: enrichments[1].minimumConfidence',
    ]);
    expect(there.changes).toEqual([]);
  });

  it.each([
    [
      'names that are there twice',
      whole.replace('outputTable: companies\n', 'outputTable: COMPANIES_DE\n'),
      'enrichments[1].outputTable: “COMPANIES_DE” is there twice',
    ],
    [
      'a connection that is not in it',
      whole.replace('connection: leadspace', 'connection: Elsewhere'),
      'enrichments[1].connection: the file has no connection “Elsewhere”',
    ],
    [
      'a segment that is not in it',
      whole.replace('segment: Germany', 'segment: France'),
      'enrichments[0].dataSet.segment: the file has no segment “France”',
    ],
    [
      'a consent to nothing',
      whole.replace('  - connection: Leadspace', '  - connection: Nothing'),
      'consents[0].connection: the file has no connection “Nothing”',
    ],
    [
      'a secret',
      whole.replace('kind: token', 'kind: token\n    token: secret'),
      'connections[0]: Unrecognized key: "token"',
    ],
    ['another version', whole.replace('firmograph: 1', 'firmograph: 2'), 'firmograph: Invalid input'],
    ['no version', whole.replace('firmograph: 1\n', ''), 'firmograph: Invalid input'],
    ['broken YAML', whole.replace('connections:', 'connections: ['), 'config.yaml:'],
    ['a key that is there twice', `${whole}firmograph: 1\n`, 'Map keys must be unique'],
    ['nothing', '', 'the file: Invalid input'],
    ['a list', '- 1\n', 'the file: Invalid input'],
    ['a prototype', `${whole}__proto__: { x: 1 }\n`, 'Unrecognized key: "__proto__"'],
    [
      'a name that is too long',
      whole.replace('name: All companies', `name: ${'x'.repeat(101)}`),
      'enrichments[1].name: Too big',
    ],
    [
      'a table that is no name',
      whole.replace('outputTable: companies\n', 'outputTable: 1companies\n'),
      'enrichments[1].outputTable: begin with a letter',
    ],
    ['aliases that stand for too much', bomb(), 'Invalid input'],
  ])('%s', async (_, text, fault) => {
    const { exitCode, errors } = await run(`config apply ${await file(text)} --yes`);
    expect(exitCode).toBe(2);
    expect(errors).toContain('cannot be applied; nothing was changed:');
    expect(errors).toContain(fault);
    expect(there.changes).toEqual([]);
  });

  it.each([
    ['config apply nowhere.yaml --yes', 'There is no file nowhere.yaml.'],
    ['config diff nowhere.yaml', 'There is no file nowhere.yaml.'],
  ])('%s', async (argv, sentence) => {
    expect(await run(argv)).toMatchObject({ exitCode: 2, errors: `✗ ${sentence}\n` });
  });
});

function bomb(): string {
  const levels = 'bcdefgh'.split('').map((name, index) => {
    const before = 'abcdefg'[index] ?? '';
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
  });
  return `firmograph: 1\na: &a [x]\n${levels.join('\n')}\n`;
}
