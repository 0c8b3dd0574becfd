import { z } from 'zod';
import { administrators, defineRoute } from './define.ts';

/** What stored secrets are encrypted with; no key is in it. */
export const EncryptionKeys = z.object({
  dataKey: z
    .object({
      version: z.int().positive(),
      madeAt: z.iso.datetime(),
      wrappedBy: z.string().describe('Key-encryption key and its version, as local:2 or vault:transit/firmograph:v3'),
    })
    .nullable()
    .describe('New secrets are encrypted under it; null while there is none'),
  earlierDataKeys: z.int().nonnegative().describe('Kept until no secret needs them, and for a day'),
  secrets: z.int().nonnegative(),
  secretsUnderEarlier: z.int().nonnegative().describe('Still to be encrypted anew; 0 when a rotation is over'),
});

/** Keys of the stored secrets. */
export const encryptionRoutes = {
  getEncryption: defineRoute({
    name: 'getEncryption',
    method: 'GET',
    path: '/encryption-keys',
    summary: 'Which keys stored secrets are encrypted with, and whether a rotation is over; no key is shown',
    roles: administrators,
    parts: { response: EncryptionKeys },
  }),
  rotateEncryption: defineRoute({
    name: 'rotateEncryption',
    method: 'POST',
    path: '/encryption-keys/rotate',
    summary: 'Make a new data key; stored secrets are encrypted anew in the background and readable all the while',
    roles: administrators,
    parts: { response: EncryptionKeys },
  }),
};
