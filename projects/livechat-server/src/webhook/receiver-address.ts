import { LiveChatError } from 'livechat-core/protocol';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Whether webhooks may go to the inside of a network, and without TLS. */
export type PrivateAddresses = 'REFUSED' | 'ALLOWED';

/** An address to connect to. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

/** Networks that nobody reaches over the internet, or in which one must not be sent around: RFC 6890 and its kin. */
const INSIDE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  INSIDE.addSubnet(network, prefix, 'ipv4');
}

/** What is reachable over IPv6: the global unicast range without the parts that stand for something else. */
const GLOBAL_6 = new BlockList();
GLOBAL_6.addSubnet('2000::', 3, 'ipv6');
const SPECIAL_6 = new BlockList();
for (const [network, prefix] of [
  // Teredo, ORCHID, documentation and 6to4, which holds an IPv4 address.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  SPECIAL_6.addSubnet(network, prefix, 'ipv6');
}

/** Whether an address lies on the internet, as opposed to this machine, its networks, and reserved ranges. */
export function isPublicAddress({ address, family }: Address): boolean {
  // Also finds IPv4 addresses written as IPv6: those are not global unicast, hence refused.
  if (family === 4) return !INSIDE.check(address, 'ipv4');
  return GLOBAL_6.check(address, 'ipv6') && !SPECIAL_6.check(address, 'ipv6');
}

/** The machine's resolver. */
export const systemResolve: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * Looks each name up once at a time. The system gives a process a few threads for names, files and
 * passwords together; a name whose servers hang must not take more than one of them.
 */
export function sharedResolve(resolve: Resolve): Resolve {
  const underWay = new Map<string, ReturnType<Resolve>>();
  return (hostname) => {
    const known = underWay.get(hostname);
    if (known !== undefined) return known;
    const asked = resolve(hostname).finally(() => underWay.delete(hostname));
    underWay.set(hostname, asked);
    return asked;
  };
}

/**
 * The addresses behind a URL, to which the connection is then pinned: what was checked is what is
 * connected to, whatever the name resolves to a moment later.
 *
 * @throws LiveChatError `FORBIDDEN` when one of them is private and that is refused, `UNAVAILABLE`
 *   when the name does not resolve
 */
export async function receiverAddresses(
  url: URL,
  options: { readonly privateAddresses: PrivateAddresses; readonly resolve: Resolve },
): Promise<readonly Address[]> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(hostname);
  const addresses =
    family === 0
      ? await resolved(hostname, options.resolve)
      : [{ address: hostname, family: family === 6 ? 6 : 4 } as const];
  if (options.privateAddresses === 'REFUSED' && !addresses.every(isPublicAddress)) throw isPrivate(hostname);
  return addresses;
}

async function resolved(hostname: string, resolve: Resolve): Promise<readonly Address[]> {
  const found = await resolve(hostname).catch((cause: unknown) => {
    throw unresolved(hostname, cause);
  });
  if (found.length === 0) throw unresolved(hostname, undefined);
  return found;
}

function unresolved(hostname: string, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The name ${hostname} does not resolve to an address.`,
    remedy: "Check the receiver's URL and its DNS records.",
    field: 'url',
    cause,
  });
}

function isPrivate(hostname: string): LiveChatError {
  return new LiveChatError({
    code: 'FORBIDDEN',
    message: `${hostname} is, or resolves to, an address that is not on the internet.`,
    remedy: 'Use a public address, or allow private ones with WEBHOOK_PRIVATE_ADDRESSES=allowed.',
    field: 'url',
  });
}
