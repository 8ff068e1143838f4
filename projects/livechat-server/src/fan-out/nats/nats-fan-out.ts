import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { LiveChatError } from 'livechat-core/protocol';
import type { FanOut, HintListener, Topic } from '../fan-out.js';
import { inProcessFanOut } from '../in-process.js';
import { keepConnected } from './broker-connection.js';
import { decodeHint, encodeHint, subjectOf, type HintMessage } from './hint-message.js';

/** Hears what sockets need not know. */
export interface BrokerReport {
  /** A listener threw. */
  failed(error: unknown): void;
  /** Sockets of other servers hear of news by their heartbeats only. */
  lost(error: unknown): void;
  regained(): void;
}

interface Listening {
  readonly topics: readonly Topic[];
  readonly tell: HintListener;
}

/**
 * Carries hints between the sockets of several servers by a NATS broker, and between those of this
 * one without it. It serves at once, whether the broker is there or not, and looks for it for ever:
 * what cannot be said while the broker is gone is left out, and clients find it by their heartbeats.
 *
 * @param url `nats://host:4222`, several separated by commas; the first one may have `user:password@`
 */
export function natsFanOut(url: string, report: BrokerReport): FanOut {
  const own = inProcessFanOut((error) => report.failed(error));
  const listening = new Map<Topic, Set<Listening>>();
  const subscriptions = new Map<Topic, Subscription>();
  const stopping = new AbortController();
  let connection: NatsConnection | undefined;
  let isReachable = false;

  const follow = (topic: Topic): void => {
    if (connection === undefined) return;
    const subscription = connection.subscribe(subjectOf(topic), {
      callback: (error, message) => {
        const received = error === null ? decodeHint(message.string()) : undefined;
        if (received !== undefined) tell(topic, received);
      },
    });
    subscriptions.set(topic, subscription);
  };

  /** A listener to several topics of a hint is told by the first of them. */
  const tell = (topic: Topic, { topics, hint }: HintMessage): void => {
    for (const listener of listening.get(topic) ?? []) {
      if (topics.find((candidate) => listener.topics.includes(candidate as Topic)) !== topic) continue;
      try {
        listener.tell(hint);
      } catch (error) {
        report.failed(error);
      }
    }
  };

  const leave = (topic: Topic, listener: Listening): void => {
    const others = listening.get(topic);
    if (others?.delete(listener) !== true || others.size > 0) return;
    listening.delete(topic);
    subscriptions.get(topic)?.unsubscribe();
    subscriptions.delete(topic);
  };

  const connected = keepConnected(
    url,
    {
      onConnection(fresh) {
        connection = fresh;
        isReachable = true;
        subscriptions.clear();
        for (const topic of listening.keys()) follow(topic);
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
      own.publish(topics, hint);
      // What waited for a broker that is gone would only be old when it is back.
      if (connection === undefined || !isReachable || connection.isClosed()) return;
      const message = encodeHint({ topics, hint });
      for (const topic of topics) connection.publish(subjectOf(topic), message);
    },

    subscribe(topics, listener) {
      const leaveOwn = own.subscribe(topics, listener);
      const entry: Listening = { topics, tell: listener };
      for (const topic of topics) {
        const others = listening.get(topic);
        if (others !== undefined) {
          others.add(entry);
          continue;
        }
        listening.set(topic, new Set([entry]));
        follow(topic);
      }
      return () => {
        leaveOwn();
        for (const topic of topics) leave(topic, entry);
      };
    },

    async check() {
      if (connection === undefined || !isReachable || connection.isClosed()) throw brokerGone();
      await connection.flush();
    },

    async close() {
      stopping.abort();
      await connected;
      listening.clear();
      await own.close();
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
