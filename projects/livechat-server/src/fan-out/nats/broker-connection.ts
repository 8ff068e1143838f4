import { connect, type NatsConnection } from '@nats-io/transport-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBrokerAddress } from './broker-address.js';

/** What happens to the way to the broker. */
export interface BrokerListener {
  /** There is a new connection; on it nothing is subscribed yet. */
  onConnection(connection: NatsConnection): void;
  /** The broker is gone; the connection is kept and comes back by itself, with what was subscribed. */
  onLost(error: unknown): void;
  onRegained(): void;
}

/** How long a broker may be silent, and how long is waited between two attempts, in milliseconds. */
const PATIENCE = { connect: 5_000, ping: 5_000, between: 500, jitter: 500 } as const;

/** Reports the loss once it lasts, so that a restart of the broker within a blink is no news. */
export async function keepConnected(url: string, listener: BrokerListener, stopped: AbortSignal): Promise<void> {
  let isLost = false;
  const lose = (error: unknown): void => {
    if (!isLost && !stopped.aborted) listener.onLost(error);
    isLost = true;
  };
  const regain = (): void => {
    if (isLost) listener.onRegained();
    isLost = false;
  };

  while (!stopped.aborted) {
    try {
      const connection = await connect({
        ...readBrokerAddress(url),
        name: 'livechat-server',
        // What a server publishes it has told its own sockets already.
        noEcho: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: PATIENCE.between,
        reconnectJitter: PATIENCE.jitter,
        timeout: PATIENCE.connect,
        pingInterval: PATIENCE.ping,
        maxPingOut: 2,
      });
      regain();
      const close = (): void => void connection.close();
      stopped.addEventListener('abort', close, { once: true });
      listener.onConnection(connection);
      void followStatus(connection, lose, regain);
      // For good only when the broker says so, such as when it refuses the credentials.
      const reason = await connection.closed();
      stopped.removeEventListener('abort', close);
      lose(reason);
    } catch (error) {
      lose(error);
    }
    await sleep(PATIENCE.between + Math.random() * PATIENCE.jitter, undefined, { signal: stopped }).catch(
      () => undefined,
    );
  }
}

async function followStatus(
  connection: NatsConnection,
  lose: (error: unknown) => void,
  regain: () => void,
): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') lose(new Error('The connection to the broker was lost.'));
    if (status.type === 'reconnect') regain();
  }
}
