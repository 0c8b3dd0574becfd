const texts: Readonly<Record<string, string>> = {
  'not-eligible/no-company-name': 'have no company name',
  'not-eligible/placeholder-name': 'have a placeholder for a company name',
  'not-eligible/excluded': 'are excluded',
  'not-eligible/deleted': 'were deleted meanwhile',
  'not-attempted/canceled': 'were not asked about because the run was canceled',
  'not-attempted/over-budget': 'were not asked about because the budget of the run was spent',
  'not-attempted/out-of-credits': 'were not asked about because there were no credits left',
  'not-attempted/no-consent': 'were not asked about because no consent covered it',
  'failed/record-error': 'failed because Leadspace could not process them',
  'failed/call-failed': 'failed because the call was refused',
  'failed/ambiguous': 'failed because nobody knows what became of their call',
  'failed/dead-lettered': 'failed because their message was put aside: see the dead letters',
};

/** Of a warning of a run: how many of how many, and why. */
export function warningText(code: string, profiles: number, of: number): string {
  return `${profiles} of ${of} profiles ${texts[code] ?? `ended ${code}`}.`;
}
