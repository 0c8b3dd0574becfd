interface Attempt {
  /** A verb and what it is about: `fetch Kafka 4.4.0`. */
  readonly doing: string;
  readonly folder: string;
  /** Variable that points to a running one. */
  readonly variable: string;
}

const outOfSpace = /ENOSPC|no space left/i;
const offline =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|UnknownHost|Could not transfer|Temporary failure in name resolution|Failed to establish a new connection|No matching distribution/i;

/** What a person can do about a tool that failed, with the tool's own words as the cause. */
export function oneSentence(error: unknown, { doing, folder, variable }: Attempt): Error {
  const text = wordsOf(error);
  if (outOfSpace.test(text))
    return new Error(`There is no space left on the disk of ${folder}: free some and start again.`, { cause: error });
  if (offline.test(text))
    return new Error(
      `Could not ${doing}, because its registry was not reached: check the network, or set ${variable}.`,
      {
        cause: error,
      },
    );
  return new Error(`Could not ${doing}: ${lastLine(text)} Set ${variable} to use one that runs elsewhere.`, {
    cause: error,
  });
}

/** All that a failed tool has said, its own output included. */
function wordsOf(error: unknown): string {
  if (!Error.isError(error)) return String(error);
  const { stdout, stderr } = error as { stdout?: unknown; stderr?: unknown };
  return [error.message, stdout, stderr].filter((part) => typeof part === 'string').join('\n');
}

function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1)?.trim() ?? '';
  return line.endsWith('.') ? line : `${line}.`;
}
