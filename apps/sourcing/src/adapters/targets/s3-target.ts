import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { OpenTarget } from '../../application/exporting/ports.ts';
import { TargetFault, type FaultKind } from '../../domain/exporting/target-fault.ts';

export interface S3Options {
  /** Absent: that of AWS for the region. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly isPathStyle: boolean;
  readonly bucket: string;
  readonly folder: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const partBytes = 8 * 1_048_576;
const timeouts = { connectionTimeout: 5000, requestTimeout: 60_000 };

const byName: Readonly<Record<string, FaultKind>> = {
  InvalidAccessKeyId: 'credentials-refused',
  SignatureDoesNotMatch: 'credentials-refused',
  ExpiredToken: 'credentials-refused',
  InvalidToken: 'credentials-refused',
  AccessDenied: 'forbidden',
  AllAccessDisabled: 'forbidden',
  NoSuchBucket: 'gone',
  PermanentRedirect: 'gone',
  KeyTooLongError: 'name-refused',
  InvalidURI: 'name-refused',
  XMinioInvalidObjectName: 'name-refused',
  XMinioStorageFull: 'full',
  QuotaExceeded: 'full',
  EntityTooLarge: 'full',
};

const byStatus: Readonly<Record<number, FaultKind>> = {
  401: 'credentials-refused',
  403: 'forbidden',
  404: 'gone',
  507: 'full',
};

/** A bucket behind the API of S3. Objects appear there whole or not at all by themselves. */
export class S3Target extends OpenTarget {
  override readonly hostFingerprint = null;
  private readonly client: S3Client;

  constructor(private readonly options: S3Options) {
    super();
    const { endpoint, region, isPathStyle, accessKeyId, secretAccessKey } = options;
    this.client = new S3Client({
      region,
      forcePathStyle: isPathStyle,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 3,
      requestHandler: timeouts,
      // Not every server that speaks S3 knows the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint === undefined ? {} : { endpoint }),
    });
  }

  override async put(name: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    const upload = new Upload({
      client: this.client,
      params: { ...this.at(name), Body: Readable.from(body) },
      partSize: partBytes,
      queueSize: 2,
    });
    await upload.done().catch(fault);
  }

  override async digest(name: string) {
    try {
      const { Body: body } = await this.client.send(new GetObjectCommand(this.at(name)));
      const hash = createHash('sha256');
      let bytes = 0;
      // In Node the body of an object is a stream.
      for await (const chunk of body as Readable as AsyncIterable<Uint8Array>) {
        hash.update(chunk);
        bytes += chunk.length;
      }
      return { bytes, sha256: hash.digest('hex') };
    } catch (error) {
      if (Error.isError(error) && error.name === 'NoSuchKey') return null;
      return fault(error);
    }
  }

  override async remove(name: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.at(name))).catch(fault);
  }

  override async close(): Promise<void> {
    this.client.destroy();
  }

  private at(name: string) {
    const { bucket, folder } = this.options;
    return { Bucket: bucket, Key: folder === '' ? name : `${folder}/${name}` };
  }
}

const network = /^(ECONN|ETIMEDOUT|EAI_|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_)|^(TimeoutError|AbortError)$/;

function fault(error: unknown): never {
  const kind = kindOf(error);
  throw kind === undefined ? error : new TargetFault(kind, { cause: error });
}

/** Undefined: it did not come from the target. */
function kindOf(error: unknown): FaultKind | undefined {
  if (!Error.isError(error)) return undefined;
  const named = byName[error.name];
  if (named !== undefined) return named;
  if (network.test(error.name) || ('code' in error && network.test(String(error.code)))) return 'unreachable';
  return '$metadata' in error ? ofStatus(statusOf(error)) : undefined;
}

/** Without a status nobody answered. */
function ofStatus(status: number | undefined): FaultKind {
  if (status === undefined) return 'unreachable';
  return byStatus[status] ?? (status >= 500 || status === 429 ? 'unreachable' : 'failed');
}

function statusOf(error: Error): number | undefined {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) return undefined;
  const { $metadata } = error;
  const status = 'httpStatusCode' in $metadata ? $metadata.httpStatusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}
