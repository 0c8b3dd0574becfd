import { parse } from 'tldts';

/** Their mail addresses say who hosts the mail, not who the company is. */
const mailProviders = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.fr hotmail.de live.dk outlook.dk ' +
    'yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp yahoo.co.in ymail.com rocketmail.com icloud.com me.com mac.com ' +
    'aol.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de mail.com mail.ru inbox.ru list.ru bk.ru ' +
    'yandex.ru yandex.com ya.ru rambler.ru proton.me protonmail.com pm.me tutanota.com fastmail.com zoho.com hey.com ' +
    'qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net rediffmail.com ' +
    'orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tin.it alice.it terra.com.br uol.com.br bol.com.br ' +
    'mail.dk jubii.dk ofir.dk stofanet.dk telia.com comcast.net verizon.net att.net sbcglobal.net cox.net bellsouth.net ' +
    'btinternet.com sky.com virginmedia.com seznam.cz wp.pl o2.pl onet.pl interia.pl example.com example.org'
  ).split(' '),
);

/** Whether mail addresses at a registrable domain belong to anybody; then the domain alone names no company either. */
export function isMailProvider(domain: string): boolean {
  return mailProviders.has(domain);
}

/** A page on one of these belongs to the company, the domain does not. */
const sharedHosts = new Set(
  (
    'facebook.com linkedin.com twitter.com x.com instagram.com youtube.com tiktok.com pinterest.com xing.com crunchbase.com ' +
    'wikipedia.org google.com goo.gl bit.ly linktr.ee github.com medium.com yelp.com amazon.com etsy.com ebay.com ' +
    'bloomberg.com glassdoor.com indeed.com tripadvisor.com'
  ).split(' '),
);

const most = 2000;

/**
 * The host that a company's website is at, in lower case and ASCII, without `www.`: from an address, a bare domain or an e-mail
 * address. Undefined when it says nothing of the company: a mail provider's domain, a page on a shared site, an IP address,
 * no public domain at all.
 */
export function websiteOf(text: string): string | undefined {
  const address = text.trim().slice(0, most).toLowerCase();
  if (address.includes('@')) return hostOfMail(address);
  const from = hostStart(address);
  const length = address.slice(from).search(/[ /?#:]/);
  if (length < 0) return publicHost(address.slice(from), nowhere);
  const to = from + length;
  const isPage = /^(?::\d+)?[/?#]./.test(address.slice(to));
  return address[to] === ' ' ? undefined : publicHost(address.slice(from, to), isPage ? sharedHosts : nowhere);
}

const mailAddress = /^(?:mailto:)?[^\s/@:?]+@([^\s/@:?]+)(?:\?.*)?$/;
const userAtHost = /^(?:https?:)?(?:\/\/)?[^\s/?#@]*@([^\s/?#:@]+)/;
const nowhere: ReadonlySet<string> = new Set();

function hostOfMail(address: string): string | undefined {
  const mailHost = mailAddress.exec(address)?.[1];
  if (mailHost !== undefined) return publicHost(mailHost, mailProviders);
  const host = userAtHost.exec(address)?.[1];
  return host === undefined ? undefined : publicHost(host, sharedHosts);
}

function hostStart(address: string): number {
  if (address.startsWith('http')) return address.startsWith('://', 4) ? 7 : address.startsWith('s://', 4) ? 8 : 0;
  return address.startsWith('//') ? 2 : 0;
}

function publicHost(host: string, elsewhere: ReadonlySet<string>): string | undefined {
  const { hostname, domain, isIcann, isIp } = parse(ascii(host.replace(/\.$/, '')), { extractHostname: false });
  if (hostname === null || domain === null || isIcann !== true || isIp === true || elsewhere.has(domain))
    return undefined;
  return hostname.startsWith('www') ? hostname.replace(/^www\d?\.(?=.*\.)/, '') : hostname;
}

function ascii(host: string): string {
  if (!/[^\x20-\x7e]/.test(host) || !URL.canParse(`http://${host}`)) return host;
  return new URL(`http://${host}`).hostname;
}
