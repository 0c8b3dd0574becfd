import type { EvidenceOutcome, EvidenceSubject } from './evidence.ts';
import type { ExplainedCompany } from './explain.ts';

/** How name, website and place came out. */
export interface Outcomes {
  readonly name: EvidenceOutcome;
  readonly website: EvidenceOutcome;
  readonly place: EvidenceOutcome;
}

export function outcomesOf(explained: ExplainedCompany | undefined): Outcomes {
  const on = (about: EvidenceSubject) => explained?.evidence.find((one) => one.about === about)?.outcome ?? 'not given';
  return { name: on('name'), website: on('website'), place: on('place') };
}
