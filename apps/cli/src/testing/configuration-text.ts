/** A configuration with one of everything. */
export const whole = `firmograph: 1
connections:
  - name: Leadspace
    kind: token
consents:
  - connection: Leadspace
    fields: [name, website]
segments:
  - name: Germany
    rule:
      match: all
      conditions:
        - { field: country, operator: equals, value: DE }
enrichments:
  - outputTable: companies_de
    name: German companies
    state: Inactive
    connection: Leadspace
    dataSet: { segment: Germany }
    mapping: { name: Company, website: Web }
  - outputTable: companies
    name: All companies
    connection: leadspace
    dataSet: all-profiles
    mapping: { name: Company }
    keptFields: [industry]
    minimumConfidence: HIGH
`;
