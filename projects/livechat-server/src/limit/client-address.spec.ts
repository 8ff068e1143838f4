import type { IncomingMessage } from 'node:http';
import { clientAddress } from './client-address.js';

const request = (remoteAddress: string, headers: IncomingMessage['headers']): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { host: 'inside:4300', ...headers } }) as unknown as IncomingMessage;
const FORWARDED = { 'x-forwarded-for': '198.51.100.7, 203.0.113.9', 'x-forwarded-host': 'chat.shop.example, inside' };

describe('clientAddress', () => {
  it.each<[string, boolean | string, string, string, string]>([
    ['nobody', false, '192.0.2.1', '192.0.2.1', 'inside:4300'],
    ['everybody', true, '192.0.2.1', '198.51.100.7', 'chat.shop.example'],
    ['the proxy that it is', '192.0.2.0/24', '192.0.2.1', '203.0.113.9', 'chat.shop.example'],
    ['a chain of proxies', '192.0.2.1, 203.0.113.9', '192.0.2.1', '198.51.100.7', 'chat.shop.example'],
    ['another proxy than the one that it is', '10.0.0.0/8', '192.0.2.1', '192.0.2.1', 'inside:4300'],
  ])('believes %s', (_, trustProxy, peer, address, host) => {
    const client = clientAddress(trustProxy);
    expect(client.addressOf(request(peer, FORWARDED))).toBe(address);
    expect(client.hostOf(request(peer, FORWARDED))).toBe(host);
    expect(client.addressOf(request(peer, {}))).toBe(peer);
    expect(client.hostOf(request(peer, {}))).toBe('inside:4300');
  });

  it.each([
    ['what the client claims, before what the proxy saw', '127.0.0.1', '1.1.1.1, 198.51.100.7', '198.51.100.7'],
    ['that it is a proxy itself', '203.0.113.5', '127.0.0.1', '203.0.113.5'],
    ['a chain that the client made up', '203.0.113.5', '198.51.100.7, 10.0.0.5', '203.0.113.5'],
    ['a name instead of an address behind the proxy', '127.0.0.1', '198.51.100.7, unknown', 'unknown'],
  ])('does not believe a client %s', (_, peer, forwarded, address) => {
    const client = clientAddress('loopback, 10.0.0.0/8, fd00::/8');
    expect(client.addressOf(request(peer, { 'x-forwarded-for': forwarded }))).toBe(address);
  });

  it.each([
    ['::1', '2001:db8::7', '2001:db8::7'],
    ['fd00::1', '2001:db8::7, fd00::2', '2001:db8::7'],
    // A socket that listens for both kinds shows IPv4 as IPv6.
    ['::ffff:10.0.0.3', '198.51.100.7', '198.51.100.7'],
    ['::ffff:127.0.0.1', '198.51.100.7, ::ffff:10.1.1.1', '198.51.100.7'],
    ['fe80::1', '2001:db8::7', 'fe80::1'],
  ])('knows a proxy over IPv6: %s', (peer, forwarded, address) => {
    const client = clientAddress('loopback, 10.0.0.0/8, fd00::/8');
    expect(client.addressOf(request(peer, { 'x-forwarded-for': forwarded }))).toBe(address);
  });
});
