import { DomainError } from './domain-error.ts';

/** There is no such thing in the caller's tenant; whether another tenant has it is not said. */
export class NotFound extends DomainError {
  constructor(what: string, id: string) {
    super('request/not-found', `There is no ${what} ${JSON.stringify(id.slice(0, 100))}.`);
  }
}
