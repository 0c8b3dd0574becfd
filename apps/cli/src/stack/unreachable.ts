import { DomainError } from '@firmograph/kernel';

/** Nobody answers there, or not for now: worth another try. */
export class Unreachable extends DomainError {
  constructor(message: string, options?: ErrorOptions) {
    super('cli/unreachable', message, options);
  }
}
