import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * So many messages are on their way at a time; each peer sends one, and waits for its answer.
 * Gives how many were answered a second.
 *
 * @param {readonly import('./crowd.mjs').Peer[]} peers
 */
export function saturate(peers, { inFlight, seconds }) {
  return new Promise((resolve, reject) => {
    let next = 0;
    let answered = 0;
    let open = 0;
    const startedAt = performance.now();
    const endAt = startedAt + seconds * 1000;
    const sendNext = () => {
      const peer = peers[next % peers.length];
      next += 1;
      open += 1;
      peer.begin((isOk) => {
        open -= 1;
        if (!isOk) return reject(new Error('The server refused a message under load.'));
        const now = performance.now();
        if (now < endAt) {
          answered += 1;
          return sendNext();
        }
        if (open === 0) resolve(answered / seconds);
      });
    };
    for (let count = 0; count < inFlight; count += 1) sendNext();
  });
}

/**
 * Sends so many messages a second, whatever comes back, and gives how long each answer took from the
 * moment in which the message was due, in milliseconds, ascending, and how many were refused. A sender that is late itself makes
 * the answers late: so it is for everything that is compared.
 * A server that does not keep up refuses some of them in the end.
 *
 * @param {readonly import('./crowd.mjs').Peer[]} peers
 */
export async function pace(peers, { perSecond, seconds }) {
  const total = perSecond * seconds;
  const waits = [];
  const startedAt = performance.now();
  let sent = 0;
  let refused = 0;
  while (waits.length + refused < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * perSecond) / 1000));
    for (; sent < due; sent += 1) {
      const dueAt = startedAt + (sent * 1000) / perSecond;
      peers[sent % peers.length].begin((isOk) => {
        if (isOk) waits.push(performance.now() - dueAt);
        else refused += 1;
      });
    }
    await sleep(1);
  }
  return { waits: waits.sort((a, b) => a - b), refused };
}

/** The value below which the share lies. */
export function percentile(ascending, share) {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))];
}
