import { getDomain } from 'tldts';

// Where everybody may have a page or a mailbox: evidence of no company in particular.
const shared = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com mac.com
   gmx.de gmx.net gmx.com web.de t-online.de mail.ru yandex.ru qq.com 163.com 126.com sina.com naver.com daum.net
   protonmail.com proton.me zoho.com fastmail.com mail.com comcast.net orange.fr wanadoo.fr laposte.net libero.it
   facebook.com fb.com linkedin.com twitter.com x.com instagram.com youtube.com youtu.be tiktok.com pinterest.com weibo.com
   wordpress.com blogspot.com blogger.com wixsite.com wix.com weebly.com squarespace.com tumblr.com medium.com
   github.io github.com google.com sites.google.com wikipedia.org crunchbase.com bloomberg.com amazonaws.com
   investorroom.com listedcompany.com herokuapp.com netlify.app myshopify.com tripod.com geocities.com angelfire.com bit.ly t.co`.split(
    /\s+/,
  ),
);

/** The registrable domain in a website, address or e-mail address; undefined where it says nothing of a company. */
export function companyDomain(website: string): string | undefined {
  const domain = getDomain(website.trim());
  return domain === null || shared.has(domain) ? undefined : domain;
}
