import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { LiveChatError } from 'livechat-core/protocol';
import type { FanOut } from '../fan-out.js';
import { TopicListeners } from '../topic-listeners.js';
import { keepConnected } from './broker-connection.js';
import { EVERY_SUBJECT, decodeHint, encodeHint, subjectOf, topicOf } from './hint-message.js';

/** Hears what sockets need not know. */
export interface BrokerReport {
  /** A listener threw. */
  failed(error: unknown): void;
  /** Sockets of other servers hear of news by their heartbeats only. */
  lost(error: unknown): void;
  regained(): void;
}

/**
 * Carries hints between the sockets of several servers by a NATS broker, and between those of this
 * one without it. It serves at once, whether the broker is there or not, and looks for it for ever:
 * what cannot be said while the broker is gone is left out, and clients find it by their heartbeats.
 *
 * A server hears the hints of everybody by one subscription and knows itself whom it has: most of them concern
 * the desks of all servers anyway, and a subscription for each person would cost more memory than the rest of a socket.
 *
 * @param url `nats://host:4222`, several separated by commas; the first one may have `user:password@`
 */
export function natsFanOut(url: string, report: BrokerReport): FanOut {
  const listeners = new TopicListeners((error) => report.failed(error));
  const stopping = new AbortController();
  let connection: NatsConnection | undefined;
  let isReachable = false;

  /** A hint comes once for each of its topics; one that is for nobody here is not even read. */
  const hear = (message: Msg): void => {
    const topic = topicOf(message.subject);
    if (!listeners.has(topic)) return;
    const received = decodeHint(message.string());
    if (received !== undefined) listeners.tellOf(topic, received.topics, received.hint);
  };

  const connected = keepConnected(
    url,
    {
      onConnection(fresh) {
        connection = fresh;
        isReachable = true;
        fresh.subscribe(EVERY_SUBJECT, { callback: (error, message) => (error === null ? hear(message) : undefined) });
      },
      onLost(error) {
        isReachable = false;
        report.lost(error);
      },
      onRegained() {
        isReachable = connection !== undefined && !connection.isClosed();
        report.regained();
      },
    },
    stopping.signal,
  );

  return {
    publish(topics, hint) {
      listeners.tell(topics, hint);
      // What waited for a broker that is gone would only be old when it is back.
      if (connection === undefined || !isReachable || connection.isClosed()) return;
      const message = encodeHint({ topics, hint });
      for (const topic of topics) connection.publish(subjectOf(topic), message);
    },

    subscribe: (topics, listener) => listeners.add(topics, listener),

    async check() {
      if (connection === undefined || !isReachable || connection.isClosed()) throw brokerGone();
      await connection.flush();
    },

    async close() {
      stopping.abort();
      await connected;
      listeners.clear();
    },
  };
}

function brokerGone(): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The broker cannot be reached.',
    remedy: 'Start it, or check NATS_URL; the server connects by itself.',
    field: 'NATS_URL',
  });
}
