import Papa from 'papaparse';
import { EnrichFile, type EnrichRequest } from '../enriching/enrich-file.ts';
import { FollowRun, type FollowSettings } from '../enriching/follow-run.ts';
import { resultFilesOf } from '../enriching/result-files.ts';
import { FakeFirmograph } from './fake-firmograph.ts';
import { FakePerson } from './fake-person.ts';

const quick: FollowSettings = { everyMs: 1, quietMs: 60_000, unreachableMs: 60_000, blockedMs: 0 };

export const companies = 'id,Company,Website,Country\n1,Acme,acme.com,DK\n2,Bolt,,Germany\n3,N/A,x.com,\n';

/** A file is enriched over fake services, for somebody who agrees unless told else. */
export function enriching({ firmograph = new FakeFirmograph(), person = new FakePerson() } = {}) {
  const enrich = async (
    path: string,
    more: Partial<EnrichRequest> = {},
    signal: AbortSignal = new AbortController().signal,
  ) => {
    const request: EnrichRequest = {
      path,
      files: await resultFilesOf({ path }),
      columns: {},
      choices: {},
      connection: { name: 'Leadspace sandbox', token: 'good', isOwnToken: false },
      yes: false,
      ...more,
    };
    return new EnrichFile(firmograph, person, new FollowRun(firmograph, person, quick)).execute(request, signal);
  };
  return { firmograph, person, enrich };
}

export function parseCsv(text: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}
