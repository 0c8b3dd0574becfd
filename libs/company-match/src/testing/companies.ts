import type { Company } from '../company.ts';

/** Companies that are easily confused, and one that is not. None of them exists. */
export const companies: readonly Company[] = [
  {
    id: 'C1',
    name: 'Norrland Robotics AB',
    website: 'http://www.norrlandrobotics.se',
    country: 'Sweden',
    city: 'Umeå',
    otherNames: ['Västerbotten Automation AB', 'NRLR'],
  },
  {
    id: 'C2',
    name: 'Norrland Robotics Holding AB',
    website: 'http://www.norrlandholding.se',
    country: 'Sweden',
    city: 'Luleå',
  },
  {
    id: 'C3',
    name: 'Zebrafish Analytics, Inc.',
    website: 'https://zebrafishanalytics.com',
    country: 'United States',
    city: 'Boston',
  },
  {
    id: 'C4',
    name: 'Zebrafish Analytics Ltd',
    website: 'http://www.zebrafish-analytics.co.uk',
    country: 'United Kingdom',
    city: 'Leeds',
  },
  {
    id: 'C5',
    name: 'Quellwasser Brunnenbau GmbH & Co. KG',
    website: 'http://www.quellwasser.de',
    country: 'Germany',
    city: 'Grünwald',
  },
  {
    id: 'C6',
    name: 'Saint Aubyn Marine Insurance Company',
    website: 'http://www.staubyn.com',
    country: 'United Kingdom',
  },
  {
    id: 'C7',
    name: 'First Harbor Bancorp',
    website: 'http://www.firstharbor.com',
    country: 'United States',
    city: 'Erie',
  },
  {
    id: 'C8',
    name: 'First Haven Bancorp',
    website: 'http://www.firsthaven.com',
    country: 'United States',
    city: 'Akron',
  },
  { id: 'C9', name: 'Северсталькомплект', country: 'Russia', city: 'Москва' },
];
