/** The codes of states and provinces, by their English names: registers write the ones, people the others. */
const table =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|' +
  'GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|' +
  'MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|' +
  'NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|' +
  'SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|' +
  'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|ON Ontario|' +
  'PE Prince Edward Island|QC Quebec|QC Québec|SK Saskatchewan|NSW New South Wales|VIC Victoria|QLD Queensland|WA Western Australia|' +
  'SA South Australia|TAS Tasmania|ACT Australian Capital Territory|NT Northern Territory';

const codes: ReadonlyMap<string, string> = new Map(
  table.split('|').map((entry) => {
    const space = entry.indexOf(' ');
    return [entry.slice(space + 1).toLowerCase(), entry.slice(0, space)] as const;
  }),
);

/** A state of the United States, Canada or Australia as its code; others as they are written. */
export function stateCode(state: string): string {
  return codes.get(state.trim().toLowerCase()) ?? state;
}

export function isStateName(text: string): boolean {
  return codes.has(text.trim().toLowerCase());
}
