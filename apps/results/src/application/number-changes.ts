import { Injectable } from '@nestjs/common';
import { Changes } from './ports.ts';

/** Gives the changes that were written their numbers. */
@Injectable()
export class NumberChanges {
  constructor(private readonly changes: Changes) {}

  execute(now: Date): Promise<'worked' | 'idle'> {
    return this.changes.list(now);
  }
}
