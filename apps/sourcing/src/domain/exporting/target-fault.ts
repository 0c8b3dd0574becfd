import { DomainError } from '@firmograph/kernel';

export type FaultKind =
  | 'unreachable'
  | 'credentials-refused'
  | 'forbidden'
  | 'gone'
  | 'full'
  | 'name-refused'
  | 'host-key-changed'
  | 'failed';

const sentences = {
  'target/unreachable': 'The target does not answer. Check that it is up and that it can be reached from here.',
  'target/credentials-refused': 'The target refuses the credentials. Save the target again with those that hold.',
  'target/forbidden': 'The target does not allow writing there. Give its user the right to, or choose another folder.',
  'target/gone': 'The folder or the bucket is not there. Create it, or change the target.',
  'target/full': 'The target is full. Make room there, and run the export again.',
  'target/name-refused':
    'The target refuses the name of a file. Change the file name of the export, or the folder of the target.',
  'target/host-key-changed':
    'The server shows another host key than the one that was kept. If it was really replaced, save the target again with the new fingerprint.',
  'target/failed': 'The target failed in a way we do not know. Test the target, then run the export again.',
} as const satisfies Readonly<Record<`target/${FaultKind}`, string>>;

/** A target that does not take a file. Its sentence says what to do and nothing that the target said. */
export class TargetFault extends DomainError {
  constructor(
    readonly kind: FaultKind,
    options?: ErrorOptions,
  ) {
    const code = `target/${kind}` as const;
    super(code, sentences[code], options);
  }

  /** It may go by itself. */
  get isPassing(): boolean {
    return this.kind === 'unreachable' || this.kind === 'failed';
  }
}
