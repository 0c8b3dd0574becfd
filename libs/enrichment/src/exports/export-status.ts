/** How the last run of an export went. */
export const exportStatuses = [
  'Not started',
  'Queued',
  'Refreshing',
  'Successful',
  'Failed (retrying)',
  'Failed (permanent)',
  'Skipped',
  'Canceled',
] as const;
export type ExportStatus = (typeof exportStatuses)[number];
