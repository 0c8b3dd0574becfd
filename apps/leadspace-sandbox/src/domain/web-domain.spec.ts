import { expect, it } from '@jest/globals';
import { companyDomain } from './web-domain.ts';

it.each([
  ['https://www.robotics.co.uk/en?x=1', 'robotics.co.uk'],
  ['robotics.co.uk', 'robotics.co.uk'],
  ['HTTP://IR.Robotics.co.uk:8080', 'robotics.co.uk'],
  ['info@robotics.co.uk', 'robotics.co.uk'],
])('finds the registrable domain in %s', (website, domain) => {
  expect(companyDomain(website)).toBe(domain);
});

it.each([
  'somebody@gmail.com',
  'https://www.facebook.com/robotics',
  'robotics.wordpress.com',
  'linkedin.com/company/x',
])('takes %s for no evidence of a company', (website) => {
  expect(companyDomain(website)).toBeUndefined();
});

it.each(['', 'n/a', '127.0.0.1', 'not a website'])('finds no domain in %j', (website) => {
  expect(companyDomain(website)).toBeUndefined();
});
