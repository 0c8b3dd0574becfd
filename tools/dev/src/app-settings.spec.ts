import { describe, expect, it } from '@jest/globals';
import { settingsOf, type StackFacts } from './app-settings.ts';
import { appNames } from './apps.ts';
import { schemaOf } from './testing/app-schemas.ts';

const secret = 'a-secret-of-this-test';
const facts: StackFacts = {
  folder: '/stack',
  urls: new Map(appNames.map((app, index) => [app, `http://127.0.0.1:${4000 + index}`])),
  brokers: ['127.0.0.1:9092'],
  namespace: '',
  mongoUrl: 'mongodb://127.0.0.1:27017/?directConnection=true',
  leadspaceUrl: 'http://127.0.0.1:4001',
  secrets: {
    clients: { cli: secret, configuration: secret, sourcing: secret, matching: secret, results: secret },
    secretKey: Buffer.alloc(32).toString('base64'),
    leadspaceToken: secret,
  },
};

describe.each(appNames)('the settings of %s', (app) => {
  it('are such as it takes', async () => {
    expect((await schemaOf(app)).safeParse(settingsOf(app, facts)).error?.issues).toBeUndefined();
  });

  it('are none that it does not read', async () => {
    const { variables } = await schemaOf(app);
    expect(Object.keys(settingsOf(app, facts)).filter((name) => !variables.has(name))).toEqual([]);
  });
});
