import { expect, it } from '@jest/globals';
import { databaseUrl } from './infrastructure.ts';

it.each([
  ['mongodb://127.0.0.1:27017/?directConnection=true', 'mongodb://127.0.0.1:27017/own?directConnection=true'],
  ['mongodb://host', 'mongodb://host/own'],
  ['mongodb://ada:pw@host/admin?w=1', 'mongodb://ada:pw@host/own?w=1&authSource=admin'],
  ['mongodb://ada:pw@host/x?authSource=y', 'mongodb://ada:pw@host/own?authSource=y'],
  ['mongodb+srv://ada:pw@host/', 'mongodb+srv://ada:pw@host/own'],
  ['mongodb://a:1,b:2/?replicaSet=rs0', 'mongodb://a:1,b:2/own?replicaSet=rs0'],
])('points %s to a database of its own', (server, url) => {
  expect(databaseUrl(server, 'own')).toBe(url);
});

it('says what is wrong with an address of something else, and tells nothing of it', () => {
  expect(() => databaseUrl('postgres://ada:secret@host', 'own')).toThrow(
    /^MONGO_URL is not an address of MongoDB: it begins with mongodb:\/\/\.$/,
  );
});
