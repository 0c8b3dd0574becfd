import { writeSync } from 'node:fs';
import { mongo } from 'mongoose';
import { killPoints, type Command, type KillPointName } from './kill-points.ts';

interface StartedEvent {
  readonly requestId: number;
  readonly commandName: string;
  readonly command: Readonly<Record<string, unknown>>;
}

// Loaded into a service before its own code (`node --import`): watches what it says to MongoDB and kills (or freezes) it,
// without a word to anyone, the n-th time it comes to a chosen point. The service's own code knows nothing of this.
const { DIE_AT = '', DIE_AFTER = '1', DIE_BY = 'SIGKILL' } = process.env;
const isPoint = (name: string): name is KillPointName => name in killPoints;

if (isPoint(DIE_AT)) {
  const point = killPoints[DIE_AT];
  const pending = new Set<number>();
  let met = 0;

  const die = (): void => {
    met += 1;
    if (met !== Number(DIE_AFTER)) return;
    writeSync(1, `${JSON.stringify({ message: 'hit', at: DIE_AT, by: DIE_BY })}\n`);
    process.kill(process.pid, DIE_BY);
  };

  const started = ({ requestId, commandName, command }: StartedEvent): void => {
    const seen: Command = { name: commandName, collection: String(command[commandName]), body: command };
    if (!point.meets(seen)) return;
    if (point.when === 'before') die();
    else pending.add(requestId);
  };
  const succeeded = ({ requestId }: { readonly requestId: number }): void => {
    if (pending.delete(requestId)) die();
  };

  const connect = Object.getOwnPropertyDescriptor(mongo.MongoClient.prototype, 'connect')?.value as (
    this: mongo.MongoClient,
  ) => Promise<mongo.MongoClient>;
  mongo.MongoClient.prototype.connect = function (this: mongo.MongoClient) {
    // The services have it off, since nobody listens in production. The driver has a setter that its types do not show.
    Object.assign(this, { monitorCommands: true });
    this.on('commandStarted', (event) => started(event as unknown as StartedEvent));
    this.on('commandSucceeded', succeeded);
    return connect.call(this);
  };
}
