import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const inside = new BlockList();
const v4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'];
const more = ['192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'];
const v6 = ['::/127', '64:ff9b::/96', 'fc00::/7', 'fe80::/10', 'ff00::/8'];
for (const net of [...v4, ...more]) add(net, 'ipv4');
for (const net of v6) add(net, 'ipv6');

function add(net: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', prefix] = net.split('/');
  inside.addSubnet(address, Number(prefix), family);
}

/** Of a private, link-local or otherwise special network, also where it is written as IPv6. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  return family === 0 || inside.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** What is looked up is what is connected to: nobody answers with another address in between. */
export const guardedLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      done(error, []);
      return;
    }
    const [first] = addresses;
    const refused = first === undefined || addresses.some(({ address }) => isInside(address));
    if (refused) done(new Error('address refused'), []);
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};
