import { expect, it } from '@jest/globals';
import { outsideUrl } from './outside-url.ts';

it.each([
  ['https://apigw.leadspace.com', 'https://apigw.leadspace.com'],
  ['https://vault.example.com:8200/', 'https://vault.example.com:8200'],
  ['http://127.0.0.1:3010', 'http://127.0.0.1:3010'],
  ['http://[::1]:3010/', 'http://[::1]:3010'],
  ['http://localhost:8200', 'http://localhost:8200'],
  ['http://leadspace-sandbox:3010', 'http://leadspace-sandbox:3010'],
])('takes %s', (address, taken) => {
  expect(outsideUrl.parse(address)).toBe(taken);
});

it.each([
  'http://apigw.leadspace.com',
  'http://10.0.0.7:8200',
  'http://169.254.169.254/latest/meta-data',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://[::ffff:169.254.169.254]/',
  'http://127.0.0.1.example.com',
  'http://0.0.0.0:8200',
  'https://user:secret@vault.example.com',
  'ftp://vault.example.com',
  'file:///etc/passwd',
  'vault.example.com',
  '',
])('refuses %s', (address) => {
  expect(outsideUrl.safeParse(address).success).toBe(false);
});
