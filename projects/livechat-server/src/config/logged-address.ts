import { isIPv4, isIPv6 } from 'node:net';

/** How much of network addresses stands in the log. */
export const LOGGED_ADDRESSES = ['truncated', 'off', 'full'] as const;
export type LoggedAddresses = (typeof LOGGED_ADDRESSES)[number];

/**
 * An address as it may be logged: as a part of the network that it is of (the first 24 bits of an IPv4
 * address, 48 of an IPv6 one), as it is, or not at all.
 *
 * @example
 * ```ts
 * loggedAddress('203.0.113.77', 'truncated'); // '203.0.113.0'
 * loggedAddress('2001:db8:85a3:1:2::3', 'truncated'); // '2001:db8:85a3::'
 * ```
 */
export function loggedAddress(address: string, how: LoggedAddresses): string | undefined {
  switch (how) {
    case 'off':
      return undefined;
    case 'full':
      return address;
    case 'truncated':
      return truncated(address);
  }
}

function truncated(address: string): string | undefined {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  if (isIPv4(plain)) return plain.replace(/\d+$/, '0');
  if (isIPv6(plain)) return `${firstGroups(plain)}::`;
  return undefined;
}

/** The first three of eight groups; those that `::` stands for are 0. */
function firstGroups(address: string): string {
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...(address.includes('::') ? zeros : []), ...after].slice(0, 3).join(':');
}
