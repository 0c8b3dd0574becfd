/** The message is not the event it claims to be. Carries where it is wrong, never what it says. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';

  constructor(
    readonly code:
      | 'contract/not-json'
      | 'contract/no-type'
      | 'contract/invalid'
      | 'contract/wrong-subject'
      | 'contract/wrong-tenant'
      | 'contract/too-large',
    detail = '',
  ) {
    super(`${code} ${detail}`.trimEnd());
  }
}
