import { randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { ImportProfiles } from '../../application/import-profiles.ts';
import { readUpload } from './upload/upload.ts';

const { importProfiles } = sourcingRoutes;

@Controller()
export class ImportsController {
  constructor(private readonly importAll: ImportProfiles) {}

  @Serve(importProfiles)
  async import({ query, body }: InputOf<typeof importProfiles>, { tenantId }: Caller) {
    const { idField, delimiter, importId = randomUUID() } = query;
    const request = requestOf(body);
    const upload = readUpload(kept(request), { mediaType: mediaTypeOf(request), idField, delimiter });
    try {
      const counts = await this.importAll.execute(tenantId, importId, upload, () => new Date());
      return { importId, ...counts, rejections: [...counts.rejections] };
    } catch (cause) {
      // Nobody is there to read the answer, but it is no fault of ours.
      if (request.destroyed && !request.complete)
        throw new DomainError('import/broken-off', 'The upload broke off before its end. Send it again.', { cause });
      throw cause;
    } finally {
      // Read on without keeping: to break off would cut the connection before the answer is out.
      request.resume();
    }
  }
}

/** A streamed body is the request itself, whose headers say what it is. */
function requestOf(body: NodeJS.ReadableStream): IncomingMessage {
  if (body instanceof IncomingMessage) return body;
  throw new TypeError('A streamed body is expected to be the request');
}

/** Left open when its reader stops early. */
function kept(request: IncomingMessage): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}

function mediaTypeOf({ headers }: IncomingMessage): string {
  return headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
