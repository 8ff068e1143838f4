import type { FastifyInstance } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import type { ServerConfig } from './config/read-config.js';
import { serveMetrics, type MetricsEndpoint } from './metrics/metrics-endpoint.js';

/**
 * Begins to serve and gives the base URL, such as `http://127.0.0.1:4300`.
 *
 * @throws LiveChatError `UNAVAILABLE` when the address cannot be used
 */
export async function listen(app: FastifyInstance, { host, port }: ServerConfig): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    throw cannotListen(host, port, cause);
  }
  return baseUrl(app, host);
}

/**
 * Serves the metrics where they are asked for.
 *
 * @throws LiveChatError `UNAVAILABLE` when the port cannot be used
 */
export async function listenForMetrics(
  { host, metricsPort }: ServerConfig,
  text: () => Promise<string>,
): Promise<MetricsEndpoint | undefined> {
  if (metricsPort === undefined) return undefined;
  try {
    return await serveMetrics({ host, port: metricsPort }, text);
  } catch (cause) {
    throw new LiveChatError({
      code: 'UNAVAILABLE',
      message: `The metrics cannot be served on ${host}, port ${metricsPort}.`,
      remedy: 'Set METRICS_PORT to a free port, or leave it out.',
      field: 'METRICS_PORT',
      cause,
    });
  }
}

function baseUrl(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port ?? 0}`;
}

const LISTENING_REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'Set PORT to 1024 or more and let a proxy take 443, or give the process CAP_NET_BIND_SERVICE.',
  EADDRNOTAVAIL: 'Set HOST to an address of this machine, or to 0.0.0.0 for all of them.',
  ENOTFOUND: 'Set HOST to an address of this machine, or to a name that it knows.',
};

function cannotListen(host: string, port: number, cause: unknown): LiveChatError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
  const isBusy = code === 'EADDRINUSE';
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: isBusy
      ? `Port ${port} on ${host} is in use by another program.`
      : `The server cannot listen on ${host}, port ${port} (${code}).`,
    remedy: isBusy
      ? 'Stop that program, or set PORT to another number (0 takes any free one).'
      : (LISTENING_REMEDIES[code] ?? 'Set HOST and PORT.'),
    field: isBusy || code === 'EACCES' ? 'PORT' : 'HOST',
    cause,
  });
}
