import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const secret = z.string().min(16);

const secretsOfStack = z.object({
  /** Of the clients at the issuer. */
  clients: z.object({ cli: secret, configuration: secret, sourcing: secret, matching: secret, results: secret }),
  /** Encrypts the tokens that are kept; base64 of 32 bytes. */
  secretKey: secret,
  /** The token that the sandbox takes for a customer's. */
  leadspaceToken: secret,
});
export type Secrets = z.infer<typeof secretsOfStack>;

/** The secrets of a stack, made at its first start and kept in its folder for its owner alone. */
export async function secretsIn(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return parsed(file, kept);
  const secrets = newSecrets();
  await writeSecret(file, secrets);
  return secrets;
}

/** Writes JSON that its owner alone can read. */
export async function writeSecret(file: string, content: unknown): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts only for a new file.
  await chmod(file, 0o600);
}

function newSecrets(): Secrets {
  const random = (): string => randomBytes(24).toString('base64url');
  return {
    clients: { cli: random(), configuration: random(), sourcing: random(), matching: random(), results: random() },
    secretKey: randomBytes(32).toString('base64'),
    leadspaceToken: random(),
  };
}

function parsed(file: string, text: string): Secrets {
  try {
    return secretsOfStack.parse(JSON.parse(text));
  } catch {
    // The cause would tell the content.
    throw new Error(`${file} is damaged: start with -- --fresh to have new secrets and empty data.`);
  }
}
