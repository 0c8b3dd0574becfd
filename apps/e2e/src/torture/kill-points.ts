/** A command that a service sends to MongoDB, as the driver reports it. */
export interface Command {
  readonly name: string;
  readonly collection: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface KillPoint {
  readonly app: 'matching' | 'results';
  /** `before`: the command has not reached MongoDB; `after`: MongoDB has acknowledged it. */
  readonly when: 'before' | 'after';
  readonly meets: (command: Command) => boolean;
}

const inserts = (collection: string) => (command: Command) =>
  command.name === 'insert' && command.collection === collection;
const updates = (collection: string) => (command: Command) =>
  command.name === 'update' && command.collection === collection;
const writes = (collection: string) => (command: Command) =>
  inserts(collection)(command) || updates(collection)(command);
const sets = (collection: string, state: string) => (command: Command) =>
  updates(collection)(command) && stateIn(command.body) === state;

/**
 * Where a service can die, by what it was about to tell its database or had just told it: the states of the ledger, and the
 * moments between an effect and its record.
 */
export const killPoints = {
  /** The batch is stored, its message not yet committed. */
  stored: { app: 'matching', when: 'after', meets: inserts('batches') },
  /** The batch says it was sent; the call has not been made. */
  sent: { app: 'matching', when: 'after', meets: sets('batches', 'sent') },
  /** The provider has taken the call; nobody has written that down. */
  'sent, answer lost': { app: 'matching', when: 'before', meets: sets('batches', 'accepted') },
  accepted: { app: 'matching', when: 'after', meets: sets('batches', 'accepted') },
  /** The answers are kept; nobody has been told. */
  answered: { app: 'matching', when: 'after', meets: sets('batches', 'answered') },
  /** Everybody has been told; nobody has written that down. */
  publishing: { app: 'matching', when: 'before', meets: sets('batches', 'published') },
  /** The outcomes are decided; no row is written. */
  decided: { app: 'results', when: 'after', meets: inserts('records') },
  /** The rows are written; nobody has been told. */
  'rows written': { app: 'results', when: 'after', meets: writes('rows') },
  /** Everybody has been told of the rows; nobody has written that down. */
  'rows publishing': { app: 'results', when: 'before', meets: sets('records', 'published') },
} as const satisfies Readonly<Record<string, KillPoint>>;
export type KillPointName = keyof typeof killPoints;

export const allKillPoints = Object.keys(killPoints) as readonly KillPointName[];

/** The state that the first write of an update command sets, if it sets one. */
function stateIn(body: Command['body']): unknown {
  const [write] = (body['updates'] ?? []) as readonly {
    readonly u?: { readonly $set?: { readonly state?: unknown } };
  }[];
  return write?.u?.$set?.state;
}
