export type Role = 'Administrator' | 'Contributor' | 'Viewer';

export interface Person {
  /** The token's subject. */
  readonly id: string;
  readonly name: string;
  readonly tenant: string;
  readonly role: Role;
}

const staff = [
  { login: 'ada', name: 'Ada', role: 'Administrator' },
  { login: 'carl', name: 'Carl', role: 'Contributor' },
  { login: 'vera', name: 'Vera', role: 'Viewer' },
] as const;

/** The same three people in every tenant; those of the first keep the short ids. */
export function peopleOf(tenants: readonly string[]): readonly Person[] {
  return tenants.flatMap((tenant, index) =>
    staff.map(({ login, name, role }) => ({ id: index === 0 ? login : `${login}@${tenant}`, name, tenant, role })),
  );
}
