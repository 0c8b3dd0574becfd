import { describe, expect, it } from '@jest/globals';
import { websiteOf } from './website.ts';

describe('websiteOf', () => {
  it.each([
    ['http://www.menards.com', 'menards.com'],
    ['HTTPS://WWW.Menards.COM/', 'menards.com'],
    ['http://ri.oi.com.br/default_en.asp?x=1#top', 'ri.oi.com.br'],
    ['//acme.com/about', 'acme.com'],
    ['acme.com', 'acme.com'],
    ['acme.com.', 'acme.com'],
    ['  acme.com  ', 'acme.com'],
    ['acme.co.uk:8443/shop', 'acme.co.uk'],
    ['user:secret@acme.com', 'acme.com'],
    ['www.acme.dk', 'acme.dk'],
    ['www2.acme.dk', 'acme.dk'],
    ['info@acme.com', 'acme.com'],
    ['mailto:Jane.Doe@Sales.Acme.com?subject=hi', 'sales.acme.com'],
    ['https://bücher.de/', 'xn--bcher-kva.de'],
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['facebook.com', 'facebook.com'],
    ['https://about.google', 'about.google'],
  ])('%j leads to %s', (text, host) => {
    expect(websiteOf(text)).toBe(host);
  });

  it.each([
    ['', 'nothing'],
    ['n/a', 'a placeholder'],
    ['none', 'a word'],
    ['Acme Corp', 'a name'],
    ['acme', 'no public domain'],
    ['acme.local', 'a domain that is not public'],
    ['localhost:3000', 'a machine'],
    ['http://192.168.0.1/', 'an IP address'],
    ['co.uk', 'a suffix alone'],
    ['jane@gmail.com', 'a mail provider'],
    ['jane@outlook.com', 'a mail provider'],
    ['jane@mail.ru', 'a mail provider'],
    ['https://www.facebook.com/acme', 'a page on a shared site'],
    ['https://linkedin.com/company/acme', 'a page on a shared site'],
    ['ftp://acme.com', 'another scheme'],
    ['javascript:alert(1)', 'a script'],
    ['http://', 'a scheme alone'],
    ['@', 'a sign'],
    ['http://a..b/', 'a broken host'],
    ['x'.repeat(100_000), 'far too long'],
    ['😀', 'an emoji'],
  ])('%j says nothing of the company: %s', (text) => {
    expect(websiteOf(text)).toBeUndefined();
  });
});
