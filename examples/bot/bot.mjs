import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { conversationsApi } from './conversations-api.mjs';
import { decide } from './decide.mjs';

/** An attempt that is older or newer than this is somebody's recording. */
const TOLERANCE_S = 5 * 60;
const LONGEST_BODY = 1024 * 1024;

/** Whether a delivery comes from the server that knows the secret, by the rules of Standard Webhooks. */
export function isGenuine(secret, headers, body, now = Date.now()) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headers;
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE_S)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures.split(' ').some((signature) => {
    const found = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return found.length === expected.length && timingSafeEqual(found, expected);
  });
}

/** A bot that listens for webhooks. `settings`: `{ serverUrl, key, secret }`. */
export function createBot(settings) {
  const api = conversationsApi(settings);

  return createServer(async (request, response) => {
    try {
      const body = await read(request);
      if (!isGenuine(settings.secret, request.headers, body)) return response.writeHead(401).end();
      const { type, payload } = JSON.parse(body.toString());
      // An event may come twice. Everything that is done for it carries its id, so that it is done once.
      if (type === 'INBOUND_MESSAGE') await answer(api, payload, request.headers['webhook-id']);
      response.writeHead(204).end();
    } catch (error) {
      process.stderr.write(`${error.stack}\n`);
      // The server sends the event again, a little later.
      response.writeHead(500).end();
    }
  });
}

async function answer(api, { conversation, message }, eventId) {
  // Once a person looks after it, the bot is silent.
  if (conversation.agentId !== null || conversation.tags.includes('handed-over')) return;
  const metadata = await api.getMetadata(conversation.id);
  const { reply, isForAgent } = decide(message, metadata);
  await api.type(conversation.id);
  await api.post(conversation.id, reply, eventId);
  if (isForAgent) await api.handOver(conversation.id);
}

async function read(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST_BODY) throw new Error('The body is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
