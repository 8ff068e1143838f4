import { isIPv6 } from 'node:net';

/**
 * By what an address is counted. A single customer of an Internet provider has a whole /64 of IPv6
 * addresses, so these count as one; an IPv4 address counts the same in its IPv6 form. Some proxies add
 * the client's port, which every connection has another of.
 *
 * @example
 * ```ts
 * addressKey('::ffff:192.0.2.1'); // '192.0.2.1'
 * addressKey('2001:db8:1:2:3:4:5:6'); // '2001:db8:1:2::/64'
 * ```
 */
export function addressKey(given: string): string {
  const address = withoutPort(given);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function withoutPort(address: string): string {
  return /^\[([^\]]*)\](:\d+)?$/.exec(address)?.[1] ?? /^([^:]+):\d+$/.exec(address)?.[1] ?? address;
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
