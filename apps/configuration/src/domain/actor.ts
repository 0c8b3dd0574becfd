/** Who does something. */
export interface Actor {
  readonly subject: string;
  readonly isAdministrator: boolean;
  /** The person behind it: of an API key, whoever made it. */
  readonly person: string;
}
