import { z } from 'zod';

/** What a run of Schemathesis reports, as far as it is read. */
const Report = z.object({
  complete: z.boolean(),
  test_cases: z.object({ generated: z.int(), without_checks: z.int() }),
  failures: z.array(z.unknown()),
  errors: z.array(z.unknown()),
});

export interface Findings {
  readonly requests: number;
  /** Kinds of answers that the document does not promise. */
  readonly faults: number;
  /** What was asked and answered, for a person to look at; empty without a fault. */
  readonly details: string;
}

export const noFindings: Findings = { requests: 0, faults: 0, details: '' };

/** From the report and from what was printed. Throws when the report is not one, or of a run that was broken off. */
export function findingsOf(report: string, printed: string): Findings {
  const { complete, test_cases: cases, failures, errors } = Report.parse(JSON.parse(report));
  if (!complete) throw new Error('The run of Schemathesis was broken off.');
  const faults = failures.length + errors.length;
  const [, details = ''] = /=+ (?:FAILURES|ERRORS) =+\n([^]*?)(?:=+ SUMMARY =+|$)/.exec(printed) ?? [];
  return { requests: cases.generated - cases.without_checks, faults, details: faults === 0 ? '' : details };
}

export function together(one: Findings, other: Findings): Findings {
  return {
    requests: one.requests + other.requests,
    faults: one.faults + other.faults,
    details: one.details + other.details,
  };
}
