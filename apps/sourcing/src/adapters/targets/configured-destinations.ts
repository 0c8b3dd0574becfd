import { join } from 'node:path';
import type { ExportPlace } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import { Destinations, type Destination, type OpenTarget, type Secret } from '../../application/exporting/ports.ts';
import type { DestinationSettings, ExportDestinations } from './destination-settings.ts';
import { FolderTarget } from './folder-target.ts';
import { S3Target } from './s3-target.ts';
import { SftpTarget, type SftpOptions } from './sftp-target.ts';

/** The destinations that whoever runs the service has set: nothing else is ever connected to. */
export class ConfiguredDestinations extends Destinations {
  override readonly all: readonly Destination[];

  constructor(private readonly settings: ExportDestinations) {
    super();
    this.all = Object.entries(settings).map(([name, each]) => ({ name, kind: each.kind, where: whereOf(each) }));
  }

  override async open(tenantId: string, place: ExportPlace, secret: Secret): Promise<OpenTarget> {
    switch (place.kind) {
      case 'folder':
        // Tenants share a root, never a folder.
        return new FolderTarget(this.found(place, 'folder').root, join(safe(tenantId), place.folder));
      case 's3':
        return s3Target(this.found(place, 's3'), place, secret);
      case 'sftp':
        return SftpTarget.open(sftpOptions(this.found(place, 'sftp'), place, secret));
    }
  }

  private found<Kind extends ExportPlace['kind']>(place: ExportPlace, kind: Kind): Of<DestinationSettings, Kind> {
    const found = Object.hasOwn(this.settings, place.destination) ? this.settings[place.destination] : undefined;
    // Of this kind, as it says.
    if (found?.kind === kind) return found as Of<DestinationSettings, Kind>;
    throw unknown(place, this.all);
  }
}

type Of<Union, Kind> = Extract<Union, { readonly kind: Kind }>;

function s3Target(
  { endpoint, region, pathStyle }: Of<DestinationSettings, 's3'>,
  { bucket, folder, accessKeyId }: Of<ExportPlace, 's3'>,
  { secretAccessKey = '' }: Secret,
): OpenTarget {
  return new S3Target({ endpoint, region, isPathStyle: pathStyle, bucket, folder, accessKeyId, secretAccessKey });
}

function sftpOptions(
  { host, port }: Of<DestinationSettings, 'sftp'>,
  { user, folder, hostFingerprint }: Of<ExportPlace, 'sftp'>,
  secret: Secret,
): SftpOptions {
  return { host, port, user, folder, secret, hostFingerprint };
}

function unknown({ kind, destination }: ExportPlace, all: readonly Destination[]): DomainError {
  const names = all.filter((each) => each.kind === kind).map(({ name }) => name);
  const known = names.length === 0 ? `none of kind ${kind} is set` : `of kind ${kind} there are ${names.join(', ')}`;
  return new DomainError(
    'target/destination-unknown',
    `There is no destination ${destination}: ${known}. Whoever runs Firmograph sets them in EXPORT_DESTINATIONS.`,
  );
}

function whereOf(settings: DestinationSettings): string {
  switch (settings.kind) {
    case 'folder':
      return settings.root;
    case 's3':
      return settings.endpoint ?? `S3 in ${settings.region}`;
    case 'sftp':
      return `${settings.host}:${settings.port}`;
  }
}

/** A tenant's id is whatever the issuer says. */
function safe(tenantId: string): string {
  return encodeURIComponent(tenantId).replaceAll('.', '%2E').replaceAll('*', '%2A');
}
