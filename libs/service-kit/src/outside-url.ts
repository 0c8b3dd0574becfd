import { z } from 'zod';

/**
 * Address of something outside that gets secrets or data: https. Without it only where nothing leaves the machine or its
 * container network: loopback, or a host name without a dot. Comes without a slash at its end.
 */
export const outsideUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => isProtected(URL.parse(text)), { message: 'must be https://, except on this machine' })
  .transform((text) => text.replace(/\/+$/, ''));

function isProtected(url: URL | null): boolean {
  if (url === null) return false;
  const { protocol, hostname, username, password } = url;
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || isHere(hostname);
}

/** As `URL` writes hosts: numbers of any kind are dotted quads by then. */
function isHere(host: string): boolean {
  return /^127(\.\d{1,3}){3}$/.test(host) || host === '[::1]' || /^[a-z][a-z0-9-]*$/i.test(host);
}
