import type { Bulk, BulkRecord } from '../domain/bulk.ts';
import type { Fault } from '../domain/faults.ts';
import type { Program } from '../domain/programs.ts';
import { isJsonObject, type Item, readItem } from '../domain/read-item.ts';
import type { SeededRandom } from '../domain/seeded-random.ts';
import type { Settings } from '../domain/settings.ts';
import { answerItem } from './answer-item.ts';
import type { NotifyCaller } from './notify-caller.ts';
import type { CompanyDirectory } from './ports.ts';
import type { SandboxState } from './sandbox-state.ts';

export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly bulkId: string }
  | { readonly kind: 'invalid'; readonly details: string }
  | { readonly kind: 'out-of-credits' };

interface Request {
  readonly items: readonly Item[];
  readonly externalBulkId?: string;
  readonly callbackUrl?: string;
}

const maxRecords = 500;

/** Accepts up to 500 records, for one credit each, and answers them to whoever polls. */
export class SubmitBulk {
  constructor(
    private readonly state: SandboxState,
    private readonly directory: CompanyDirectory,
    private readonly notifyCaller: NotifyCaller,
  ) {}

  execute(program: Program, body: unknown, nowMs: number): SubmitOutcome {
    const request = readRequest(body);
    if (typeof request === 'string') return { kind: 'invalid', details: request };
    const { items, externalBulkId } = request;
    const { programs, ledger, bulks } = this.state;
    if (program.creditsLeft < items.length) return { kind: 'out-of-credits' };
    const fault = this.state.faults.take('of-bulk', 'bulk', program.id);
    const done = fault?.kind === 'credits-run-out' ? items.slice(0, Math.ceil(items.length / 2)) : items;
    programs.charge(program, done.length);
    if (done.length < items.length) program.creditsLeft = 0;
    const bulk = this.accepted(program, { ...request, items: done }, nowMs, fault);
    const { id } = bulk;
    ledger.charged(program.id, done);
    ledger.accepted({ id, program: program.id, records: items.length, ...(externalBulkId && { externalBulkId }) });
    bulks.save(bulk);
    this.notifyCaller.whenDone(bulk);
    return { kind: 'accepted', bulkId: id };
  }

  private accepted(program: Program, request: Request, nowMs: number, fault: Fault | undefined): Bulk {
    const { items, externalBulkId, callbackUrl } = request;
    const settings = { ...this.state.settings, ...callbacksIn(fault) };
    const random = this.state.randomOf(externalBulkId ?? '');
    const records = items.flatMap((item) => this.record(item, settings, random));
    return {
      id: bulkId(this.state.random),
      program: program.id,
      results: settings.shuffle ? random.shuffled(records) : records,
      settings,
      acceptedAtMs: nowMs,
      polls: 0,
      callback: callbackUrl === undefined ? undefined : { url: callbackUrl, isSent: false },
      fate: fates[fault?.kind ?? ''] ?? 'normal',
    };
  }

  private record(item: Item, settings: Settings, random: SeededRandom): readonly BulkRecord[] {
    const { externalId } = item;
    const fate = fateOf(externalId, settings, random);
    if (fate === 'missing') return [];
    const answer = fate === undefined ? answerItem(item, this.directory) : ({ kind: 'failed', code: fate } as const);
    return [{ externalId, answer }];
  }
}

const fates: Readonly<Partial<Record<string, Bulk['fate']>>> = {
  'lost-bulk': 'lost',
  'failed-bulk': 'failed',
  'credits-run-out': 'short',
};

function callbacksIn(fault: Fault | undefined): Partial<Settings> {
  if (fault?.kind === 'lost-callback') return { callbacks: 0 };
  return fault?.kind === 'double-callback' ? { callbacks: 2 } : {};
}

function fateOf(externalId: string | undefined, settings: Settings, random: SeededRandom) {
  const named = externalId === undefined ? undefined : settings.records[externalId];
  if (named === 'missing' || random.happens(settings.missingRecords)) return 'missing';
  if (named === '1100' || random.happens(settings.internalErrors)) return 1100;
  if (named === '1200' || random.happens(settings.invalidInputs)) return 1200;
  return undefined;
}

// The documented sample looks like a UUID and has letters that no UUID has: a client must not parse it as one.
function bulkId(random: SeededRandom): string {
  return `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(10)}ft`;
}

/** The request, or what is wrong with it. */
function readRequest(body: unknown): Request | string {
  if (!isJsonObject(body)) return 'a JSON object is required';
  const items = readItems(body['data']);
  if (typeof items === 'string') return items;
  const callbackUrl = textIn(body['callbackUrl']);
  if (callbackUrl !== undefined && !isHttpUrl(callbackUrl)) return 'callbackUrl must be an http or https URL';
  const externalBulkId = textIn(body['external_bulk_id']);
  return { items, ...(externalBulkId && { externalBulkId }), ...(callbackUrl && { callbackUrl }) };
}

function readItems(data: unknown): readonly Item[] | string {
  if (!Array.isArray(data) || data.length === 0) return 'data must hold at least one record';
  if (data.length > maxRecords) return `data must hold at most ${maxRecords} records`;
  const items = data.map(readItem).filter((item) => item !== undefined);
  return items.length < data.length ? 'each record must be a JSON object' : items;
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const isHttpUrl = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? '');
