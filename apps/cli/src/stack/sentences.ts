const byType: Readonly<Record<string, string>> = {
  'connection/credentials-refused':
    'Leadspace does not accept the token: check it, and give the right one with --token or LEADSPACE_TOKEN.',
  'connection/provider-unreachable': 'Leadspace cannot be reached, and nothing was sent: try again later.',
  'run/enrichment-inactive': 'The enrichment of this file is inactive: activate it first.',
  'run/connection-not-active': 'The connection to Leadspace is not verified: run the command again with --token TOKEN.',
  'run/consent-missing': 'Nobody has agreed to the transfer to Leadspace: run the command again and answer yes.',
  'import/too-many-fields': 'The file has more columns than can be taken: leave some out.',
};

const byStatus: Readonly<Record<number, string>> = {
  401: 'Your access token or API key is not accepted, or has expired: get a new one for FIRMOGRAPH_TOKEN or FIRMOGRAPH_API_KEY, or unset it to sign in to the local stack.',
};

/** What to do about a problem, where more can be said than its service says. */
export function sentenceFor(type: string | undefined, status: number): string | undefined {
  return byType[type ?? ''] ?? byStatus[status];
}
