import { DomainError } from '@firmograph/kernel';

/** The file, or what was said about it, cannot be used; the message is one sentence that says what to do. */
export class BadInput extends DomainError {
  constructor(message: string, options?: ErrorOptions) {
    super('cli/bad-input', message, options);
  }
}
