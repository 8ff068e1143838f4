import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookEvent } from '../ccaas/webhook-event.js';

/** What a receiver was sent. */
export interface ReceivedWebhook {
  readonly event: WebhookEvent;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** How a receiver answers: with a status, or as the function does. */
export type Answer = number | ((response: ServerResponse, received: ReceivedWebhook) => void);

/** A receiver of webhooks that answers as a test tells it. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly ReceivedWebhook[];
  /** From now on. */
  answer(how: Answer): void;
  /** Fulfilled when so many have come. */
  until(count: number): Promise<readonly ReceivedWebhook[]>;
  close(): Promise<void>;
}

/** Starts a receiver on a free port of this machine. */
export async function webhookReceiver(first: Answer = 204): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  let how = first;
  let onReceived = (): void => undefined;
  const server = createServer((request, response) => {
    void read(request).then((webhook) => {
      received.push(webhook);
      if (typeof how === 'number') response.writeHead(how).end();
      else how(response, webhook);
      onReceived();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer(next) {
      how = next;
    },
    async until(count) {
      while (received.length < count) await new Promise<void>((resolve) => (onReceived = resolve));
      return received;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<ReceivedWebhook> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  return { body, event: JSON.parse(body) as WebhookEvent, headers: request.headers };
}
