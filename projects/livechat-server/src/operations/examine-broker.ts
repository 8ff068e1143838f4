import { connect } from '@nats-io/transport-node';
import { readBrokerAddress } from '../fan-out/nats/broker-address.js';
import { bad, good, textOf, type Finding } from './finding.js';

/** How long the broker may take to answer, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Whether the broker answers and lets this server in. */
export async function brokerOf(url: string): Promise<Finding> {
  try {
    const connection = await connect({ ...readBrokerAddress(url), reconnect: false, timeout: PATIENCE_MS });
    try {
      await connection.flush();
    } finally {
      await connection.close();
    }
    return good('broker', 'The broker answers.');
  } catch (error) {
    return bad(
      'broker',
      `The broker cannot be used: ${textOf(error)}.`,
      'Start it, or correct host, user and password in NATS_URL; until then news between servers come with the next heartbeat.',
    );
  }
}
