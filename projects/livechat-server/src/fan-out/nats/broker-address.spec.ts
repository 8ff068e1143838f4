import { isBrokerAddress, readBrokerAddress } from './broker-address.js';

describe('readBrokerAddress', () => {
  it.each([
    ['nats://127.0.0.1:4222', { servers: ['127.0.0.1:4222'] }],
    ['nats://a, nats://b:4223', { servers: ['a', 'b:4223'] }],
    ['nats://joe:p%40ss@a,nats://b', { servers: ['a', 'b'], user: 'joe', pass: 'p@ss' }],
    ['tls://t0ken@a', { servers: ['a'], token: 't0ken', tls: {} }],
  ])('reads %s', (text, expected) => {
    expect(isBrokerAddress(text)).toBe(true);
    expect(readBrokerAddress(text)).toEqual(expected);
  });

  it.each(['', 'http://a', 'a:4222', 'nats://', 'nats://a,,nats://b'])('refuses %j', (text) => {
    expect(isBrokerAddress(text)).toBe(false);
  });
});
