import { ReferenceDirectory } from '../adapters/reference/reference-directory.ts';
import type { ReferenceCompany } from '../domain/reference-company.ts';
import { wireFile } from './wire.ts';

export const aCompany = (company: Partial<ReferenceCompany>): ReferenceCompany => ({
  id: 'X1',
  name: 'Example Robotics Inc.',
  website: 'http://www.robotics.example',
  country: 'United States',
  state: 'CA',
  city: 'Fremont',
  postal_code: '94538',
  industry: 'Machinery',
  employees: '',
  ...company,
});

// The file has the columns of the reference set.
const companies = wireFile('companies') as readonly ReferenceCompany[];

/** Knows the companies of the wire fixtures. */
export const aDirectory = () => new ReferenceDirectory(companies);
