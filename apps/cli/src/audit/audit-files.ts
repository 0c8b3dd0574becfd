import { join } from 'node:path';
import type { ServiceName } from '../stack/stack-file.ts';

/** What an export of one service's chain is made of. */
export interface AuditFiles {
  /** NDJSON, oldest first. */
  readonly entries: string;
  readonly checkpoints: string;
  readonly keys: string;
}

export function auditFilesIn(folder: string, service: ServiceName): AuditFiles {
  const named = (rest: string) => join(folder, `${service}.${rest}`);
  return { entries: named('audit.ndjson'), checkpoints: named('checkpoints.json'), keys: named('keys.json') };
}
