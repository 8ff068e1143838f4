import { all, compile } from '@fastify/proxy-addr';
import type { IncomingMessage } from 'node:http';
import type { ServerConfig } from '../config/read-config.js';
import { addressesOf } from '../config/settings.js';

/** Where a request comes from and what it asks for, as far as proxies are believed. */
export interface ClientAddress {
  /** The network address of the client. */
  addressOf(request: IncomingMessage): string;
  /** The host that the client asked for, with a port where it is not the usual one. */
  hostOf(request: IncomingMessage): string | undefined;
}

/**
 * Believes `X-Forwarded-*` headers of the proxies that the configuration names, and of nobody else:
 * anybody can send them.
 */
export function clientAddress(trustProxy: ServerConfig['trustProxy']): ClientAddress {
  const isTrusted = trustOf(trustProxy);
  return {
    addressOf: (request) => all(request, isTrusted).at(-1) ?? '',
    hostOf: (request) => {
      const forwarded = request.headers['x-forwarded-host'];
      const isProxied = isTrusted(request.socket.remoteAddress ?? '', 0);
      return isProxied && typeof forwarded === 'string' ? forwarded.split(',')[0]?.trim() : request.headers.host;
    },
  };
}

function trustOf(trustProxy: ServerConfig['trustProxy']): (address: string, hops: number) => boolean {
  if (typeof trustProxy === 'boolean') return () => trustProxy;
  return compile(addressesOf(trustProxy));
}
