import type { Match } from './reference-company.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Settings } from './settings.ts';
import { leaf, type Template, templates } from './wire-template.ts';

type Wire = Record<string, unknown>;

/** A matched company as it stands in a response: what the reference knows of it, and nothing else. */
export function renderCompany(
  match: Match,
  askedName: string | undefined,
  settings: Settings,
  random: SeededRandom,
): Wire {
  const known = { ...knownOf(match, askedName, settings), ...intentOf(settings) };
  if (settings.missing === 'absent') return known;
  return filled(known, templates[settings.version], () => missingValue(settings.missing, random));
}

function knownOf({ company, level }: Match, askedName: string | undefined, settings: Settings): Wire {
  const isV4 = settings.version === 'v4';
  const employees = employeesOf(company.employees, settings.numbersAsStrings);
  return {
    ...(isV4 ? { ug_company_id: company.id } : {}),
    ls_id: company.id,
    name: company.name,
    original_name: askedName,
    website: known(company.website),
    industry: known(company.industry),
    address: {
      country: known(company.country),
      state: known(company.state),
      city: known(company.city),
      zipcode: known(company.postal_code),
      ...(settings.extraKeys ? { x_plus_code: '' } : {}),
    },
    [isV4 ? 'employees' : 'size']: employees,
    matching_confidence: { level: settings.confidenceLabels[level] ?? level },
    ...(settings.extraKeys ? { x_score: { value: 1, of: ['nothing'] } } : {}),
  };
}

// Serialising leaves out what is undefined.
const known = (value: string): string | undefined => (value === '' ? undefined : value);

function employeesOf(employees: string, asString: boolean) {
  if (employees === '') return undefined;
  return { exact: asString ? employees : Number(employees) };
}

// The reference knows of no intent, and the field can say just that, in either of its forms.
function intentOf({ intent, version }: Settings): Wire {
  if (intent === 'absent') return {};
  const field = version === 'v4' ? 'intent_modeling_v4' : 'intent_modeling';
  const none = { model_level: intent === 'array' ? 'no intent' : ['NO_INTENT'], cadence: 'Weekly' };
  return { domain_intent: 'No Surging Topics', [field]: intent === 'array' ? [none] : none };
}

/** `known`, with something in the place of whatever the template names and is not known. */
function filled(values: Wire, template: Template, missing: () => unknown): Wire {
  const whole: Wire = { ...values };
  for (const [name, part] of Object.entries(template)) {
    const value = whole[name];
    if (part !== leaf) whole[name] = filled(isWire(value) ? value : {}, part, missing);
    else if (value === undefined) whole[name] = missing();
  }
  return whole;
}

function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function missingValue(style: Settings['missing'], random: SeededRandom): unknown {
  if (style === 'null') return null;
  if (style === 'empty-string') return '';
  if (style === 'empty-array') return [];
  return [undefined, null, '', []][random.below(4)];
}
