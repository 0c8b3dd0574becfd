import { ExportPlace, folderPlace, s3Place, sftpPlace } from '@firmograph/enrichment';
import { z } from 'zod';
import { administrators, defineRoute, editors, Etag, everyone, pageOf, Paging } from './define.ts';

const targetParams = z.object({ targetId: z.uuid() });

/** Write-only. Absent in a change: as it was. */
const secrets = {
  secretAccessKey: z.string().min(1).max(500).optional().describe('Write-only; absent in a change: as it was'),
  password: z.string().min(1).max(1000).optional().describe('Write-only; this or a private key'),
  privateKey: z.string().min(1).max(20_000).optional().describe('Write-only; OpenSSH or PEM'),
  passphrase: z.string().min(1).max(1000).optional().describe('Write-only; of the private key'),
};
const { secretAccessKey, ...sshSecrets } = secrets;

const PlaceWithSecret = z.discriminatedUnion('kind', [
  folderPlace,
  s3Place.extend({ secretAccessKey }),
  sftpPlace.extend(sshSecrets),
]);

export type ExportPlaceWithSecret = z.infer<typeof PlaceWithSecret>;

export const exportPlaceKinds = ['folder', 's3', 'sftp'] as const;

export const ExportTarget = z.object({
  targetId: z.uuid(),
  name: z.string(),
  kind: z.enum(exportPlaceKinds),
  place: ExportPlace.nullable().describe('Without its secrets; null for those who are no administrators'),
  hasSecret: z.boolean(),
  access: z.enum(['administrators', 'contributors']),
  exports: z.int().nonnegative().describe('How many exports go there'),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  testedAt: z.iso.datetime().describe('When a probe was last written there, read and removed'),
  etag: Etag,
});

const TargetDraft = z.strictObject({
  name: z.string().trim().min(1).max(100),
  place: PlaceWithSecret,
  access: z
    .enum(['administrators', 'contributors'])
    .default('administrators')
    .describe('Who may send exports there; contributors see no more of it than its name and kind'),
});

/** Why a target does not take files; each sentence says what to do. */
export const targetProblems = {
  'target/destination-unknown': 422,
  'target/secret-missing': 422,
  'target/no-key': 409,
  'target/unreachable': 422,
  'target/credentials-refused': 422,
  'target/forbidden': 422,
  'target/gone': 422,
  'target/full': 422,
  'target/name-refused': 422,
  'target/host-key-changed': 422,
  'target/failed': 422,
} as const;

const audited = [
  'name',
  'access',
  'place.kind',
  'place.destination',
  'place.folder',
  'place.bucket',
  'place.hostFingerprint',
];

/** Where exports go. Addresses are set by whoever runs Firmograph; a tenant chooses one and says where in it, and who it is there. */
export const exportTargetRoutes = {
  listExportDestinations: defineRoute({
    name: 'listExportDestinations',
    method: 'GET',
    path: '/export-destinations',
    summary: 'Where exports can go at all',
    roles: administrators,
    parts: {
      response: z.object({
        items: z.array(z.object({ name: z.string(), kind: z.enum(exportPlaceKinds), where: z.string() })),
      }),
    },
  }),
  testExportTarget: defineRoute({
    name: 'testExportTarget',
    method: 'POST',
    path: '/export-targets/test',
    summary: 'Write a probe file there, read it back and remove it; nothing is saved',
    roles: administrators,
    audit: { body: audited.slice(2) },
    parts: {
      body: z.strictObject({ place: PlaceWithSecret }),
      response: z.object({ hostFingerprint: z.string().nullable().describe('Fingerprint that an SFTP server showed') }),
    },
    problems: targetProblems,
  }),
  createExportTarget: defineRoute({
    name: 'createExportTarget',
    method: 'POST',
    path: '/export-targets',
    summary: 'Save a target, once a probe file could be written there, read back and removed',
    roles: administrators,
    status: 201,
    audit: { body: audited, answer: ['targetId'] },
    parts: { body: TargetDraft, response: ExportTarget },
    problems: targetProblems,
  }),
  listExportTargets: defineRoute({
    name: 'listExportTargets',
    method: 'GET',
    path: '/export-targets',
    summary: 'All targets of exports',
    roles: everyone,
    parts: { query: Paging, response: pageOf(ExportTarget) },
  }),
  getExportTarget: defineRoute({
    name: 'getExportTarget',
    method: 'GET',
    path: '/export-targets/:targetId',
    summary: 'One target',
    roles: everyone,
    conditional: true,
    parts: { params: targetParams, response: ExportTarget },
  }),
  changeExportTarget: defineRoute({
    name: 'changeExportTarget',
    method: 'PUT',
    path: '/export-targets/:targetId',
    summary: 'Change a target, tested like a new one; its exports stay',
    roles: administrators,
    conditional: true,
    audit: { body: audited },
    parts: { params: targetParams, body: TargetDraft, response: ExportTarget },
    problems: targetProblems,
  }),
  removeExportTarget: defineRoute({
    name: 'removeExportTarget',
    method: 'DELETE',
    path: '/export-targets/:targetId',
    summary: 'Remove a target that no export goes to any more; files there stay',
    roles: administrators,
    conditional: true,
    status: 204,
    parts: { params: targetParams },
    problems: { 'target/in-use': 409 },
  }),
  checkExportTarget: defineRoute({
    name: 'checkExportTarget',
    method: 'POST',
    path: '/export-targets/:targetId/test',
    summary: 'Test a saved target again with the credentials it has',
    roles: editors,
    scope: 'run',
    parts: { params: targetParams, response: z.object({ testedAt: z.iso.datetime() }) },
    problems: targetProblems,
  }),
};
