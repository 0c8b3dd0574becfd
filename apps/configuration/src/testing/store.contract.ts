import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Store } from '../application/ports.ts';
import type { Connection } from '../domain/connection.ts';
import { aConnection, later, monday } from './builders.ts';

const anAddress = () => ({ tenantId: 'acme', id: randomUUID() });
const named = (name: string) => ({ value: aConnection({ name }), says: [] });
const aName = () => `Leadspace ${randomUUID()}`;

/** What every store of connections does, kept in memory or in MongoDB. `open` gives an empty one. */
export function itKeepsConnections(open: () => Promise<Store<Connection>>): void {
  it('gives back what was added, to its tenant alone', async () => {
    const [store, address] = [await open(), anAddress()];
    const first = named(aName());
    expect(await store.add(address, first)).toBe(true);
    expect(await store.find(address)).toEqual({ rev: 1, value: first.value });
    expect(await store.find({ ...address, tenantId: 'other' })).toBeNull();
  });

  it('adds nothing under an id or a name that is taken, but another tenant may have the same', async () => {
    const [store, address, name] = [await open(), anAddress(), aName()];
    await store.add(address, named(name));
    const again = await Promise.all([
      store.add(address, named(aName())),
      store.add(anAddress(), named(name)),
      store.add({ ...address, tenantId: 'other' }, named(name)),
    ]);
    expect(again).toEqual([false, false, true]);
  });

  it('lets one of many replace a value', async () => {
    const [store, address] = [await open(), anAddress()];
    await store.add(address, named(aName()));
    const names = Array.from({ length: 20 }, aName);
    const won = await Promise.all(names.map((name) => store.replace(address, 1, named(name))));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await store.find(address)).toMatchObject({ rev: 2, value: { name: names[won.indexOf(true)] } });
  });

  it('replaces nothing by a name that is taken', async () => {
    const [store, address, name] = [await open(), anAddress(), aName()];
    await store.add(address, named(aName()));
    await store.add(anAddress(), named(name));
    expect(await store.replace(address, 1, named(name))).toBe(false);
  });

  itLetsGo(open);
  itCallsForWhatIsDue(open);
}

function itLetsGo(open: () => Promise<Store<Connection>>): void {
  it('frees the name of what is gone, and never gives its id again', async () => {
    const [store, address, name] = [await open(), anAddress(), aName()];
    await store.add(address, named(name));
    await store.replace(address, 1, { value: null, says: [] });
    expect(await store.find(address)).toBeNull();
    expect([await store.add(address, named(aName())), await store.add(anAddress(), named(name))]).toEqual([
      false,
      true,
    ]);
  });
}

function itCallsForWhatIsDue(open: () => Promise<Store<Connection>>): void {
  it('gives what is due to one at a time, and again when that one let it lie', async () => {
    const [store, address] = [await open(), anAddress()];
    await store.add(address, { ...named(aName()), dueAt: later(1000) });
    expect(await store.due(monday)).toBeNull();
    expect([await store.due(later(1000)), await store.due(later(1000))]).toEqual([address, null]);
    expect(await store.due(later(60_000))).toEqual(address);
  });

  it('puts off what is due, but never calls for what is not', async () => {
    const [store, due, quiet] = [await open(), anAddress(), anAddress()];
    await store.add(due, { ...named(aName()), dueAt: later(1000) });
    await store.add(quiet, named(aName()));
    await store.putOff(due, later(5000));
    await store.putOff(due, later(2000));
    await store.putOff(quiet, later(2000));
    expect(await store.due(later(4999))).toBeNull();
    expect([await store.due(later(5000)), await store.due(later(5000))]).toEqual([due, null]);
  });

  it('is not due any more once a change says so', async () => {
    const [store, address] = [await open(), anAddress()];
    await store.add(address, { ...named(aName()), dueAt: later(1000) });
    await store.replace(address, 1, named(aName()));
    expect(await store.due(later(60_000))).toBeNull();
  });
}
