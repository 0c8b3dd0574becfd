import { createHash, randomUUID } from 'node:crypto';
import type { ExportPlaceWithSecret } from '@firmograph/contracts';
import type { ExportPlace } from '@firmograph/enrichment';
import { DomainError, NotFound } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import type { Target } from '../../domain/exporting/export.ts';
import { TargetFault } from '../../domain/exporting/target-fault.ts';
import { OpenTargets } from './open-targets.ts';
import { Destinations, ExportTargets, type OpenTarget, type Secret, type Stored } from './ports.ts';
import { requireRev, requireSaved, type Expected } from './revision.ts';

export interface TargetDraft {
  readonly name: string;
  readonly place: ExportPlaceWithSecret;
  readonly access: Target['access'];
}

/** Saves a target once it has taken, shown and let go a probe. */
@Injectable()
export class SaveTarget {
  constructor(
    private readonly targets: ExportTargets,
    private readonly destinations: Destinations,
    private readonly opened: OpenTargets,
  ) {}

  /** The fingerprint that the server showed, where it has one. */
  async test(tenantId: string, placed: ExportPlaceWithSecret): Promise<string | null> {
    const { place, secret } = apart(placed);
    return this.probed(await this.destinations.open(tenantId, place, complete(place, secret)));
  }

  async create(tenantId: string, draft: TargetDraft, by: string, now: Date): Promise<Stored<Target>> {
    const { place, secret } = apart(draft.place);
    const target = await this.tested(
      tenantId,
      {
        ...{ targetId: randomUUID(), name: draft.name, place, access: draft.access },
        ...{ createdBy: by, createdAt: now, changedAt: now, testedAt: now },
      },
      secret,
    );
    await this.targets.save(tenantId, 0, target, secret);
    return { value: target, rev: 1 };
  }

  async change(tenantId: string, targetId: string, draft: TargetDraft, expected: Expected): Promise<Stored<Target>> {
    const before = await this.found(tenantId, targetId);
    requireRev(before.rev, expected);
    const now = new Date();
    const { place, secret } = apart(draft.place);
    // A secret is good for where it was saved for: with another address it has to be said again.
    const kept = isSamePlace(before.value.place, place) ? await this.targets.secretOf(tenantId, targetId) : {};
    const used = Object.keys(secret).length > 0 ? secret : kept;
    const changed = { ...before.value, name: draft.name, place, access: draft.access, changedAt: now, testedAt: now };
    const target = await this.tested(tenantId, changed, used);
    requireSaved(await this.targets.save(tenantId, before.rev, target, used));
    return { value: target, rev: before.rev + 1 };
  }

  /** With the credentials that it has. */
  async check(tenantId: string, targetId: string): Promise<Date> {
    const { value, rev } = await this.found(tenantId, targetId);
    await this.probed(await this.opened.of(tenantId, targetId));
    const testedAt = new Date();
    await this.targets.save(tenantId, rev, { ...value, testedAt });
    return testedAt;
  }

  private async found(tenantId: string, targetId: string): Promise<Stored<Target>> {
    const found = await this.targets.find(tenantId, targetId);
    if (found === undefined) throw new NotFound('export target', targetId);
    return found;
  }

  /** The server that answered is the one that files go to from now on. */
  private async tested(tenantId: string, target: Target, secret: Secret): Promise<Target> {
    const { place } = target;
    const hostFingerprint = await this.probed(await this.destinations.open(tenantId, place, complete(place, secret)));
    return place.kind === 'sftp' && hostFingerprint !== null
      ? { ...target, place: { ...place, hostFingerprint } }
      : target;
  }

  private async probed(target: OpenTarget): Promise<string | null> {
    const name = `firmograph-probe-${randomUUID()}.txt`;
    const text = Buffer.from('Firmograph tests whether it can write here. This file can go.\n');
    try {
      await target.put(name, once(text));
      const there = await target.digest(name);
      await target.remove(name);
      if (there?.sha256 !== createHash('sha256').update(text).digest('hex')) throw new TargetFault('failed');
      return target.hostFingerprint;
    } finally {
      await target.close();
    }
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function apart(placed: ExportPlaceWithSecret): { readonly place: ExportPlace; readonly secret: Secret } {
  switch (placed.kind) {
    case 'folder':
      return { place: placed, secret: {} };
    case 's3': {
      const { secretAccessKey, ...place } = placed;
      return { place, secret: secretAccessKey === undefined ? {} : { secretAccessKey } };
    }
    case 'sftp': {
      const { password, privateKey, passphrase, ...place } = placed;
      const all = Object.entries({ password, privateKey, passphrase }).filter(([, value]) => value !== undefined);
      return { place, secret: Object.fromEntries(all) };
    }
  }
}

function complete(place: ExportPlace, secret: Secret): Secret {
  const isMissing =
    (place.kind === 's3' && secret.secretAccessKey === undefined) ||
    (place.kind === 'sftp' && (secret.password ?? secret.privateKey) === undefined);
  if (!isMissing) return secret;
  throw new DomainError(
    'target/secret-missing',
    place.kind === 's3' ? 'Name the secretAccessKey.' : 'Name a password or a privateKey.',
  );
}

function isSamePlace(one: ExportPlace, other: ExportPlace): boolean {
  return one.kind === other.kind && one.destination === other.destination;
}
