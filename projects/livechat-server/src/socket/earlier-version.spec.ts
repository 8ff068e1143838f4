import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeServerFrame, type JsonObject, type JsonValue, type ServerFrame } from 'livechat-core/protocol';
import { signCustomerToken } from '../sign/sign-customer-token.js';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

type Frame = JsonObject & { readonly type: string };
type Spoken = { readonly client: Frame } | { readonly server: Frame };

/**
 * What a page and a server of an earlier version said to each other, recorded word by word; only the JWT is
 * left out. It is never changed: pages of that version are open while a server is brought up to date.
 */
const CONVERSATION = readFileSync(join(__dirname, '../testing/earlier-conversation.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Spoken);

/** The widget of which they spoke. */
const WIDGET = '74477714-ff04-4a51-8f99-6eff72fce2ca';

/** Sent when the server has something to tell, and not as an answer. */
const UNASKED = ['thread'];

describe('an earlier version', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(() => server.close());

  it('of the server is understood by a client of today, with everything that it says', () => {
    const said = CONVERSATION.flatMap((spoken) => ('server' in spoken ? [spoken.server] : []));
    expect(new Set(said.map(({ type }) => type)).size).toBeGreaterThan(7);
    for (const frame of said) expect(decodeServerFrame(JSON.stringify(frame))).toEqual(frame);
  });

  it('of the client is answered by a server of today as it was then, if with more', async () => {
    const widget = await server.admin.createWidget({ title: 'Shop', multiThread: true });
    const jwt = await signCustomerToken({
      ...{ key: widget.secretKey, widgetId: widget.id, subject: 'eve@shop.example', subjectType: 'email', name: 'Eve' },
    });
    const names = new Map<string, string>([
      ['JWT', jwt],
      [WIDGET, widget.id],
    ]);
    let client: TestClient | undefined;
    for (const spoken of CONVERSATION) {
      if ('client' in spoken) {
        if (spoken.client.type === 'hello') client = await server.connect();
        client?.sendText(renamed(spoken.client, names));
      } else if (!UNASKED.includes(spoken.server.type)) {
        const answer = (await client?.next(spoken.server.type as ServerFrame['type'])) as unknown as JsonValue;
        learn(spoken.server, answer, names);
        expect(answer).toMatchObject(formOf(JSON.parse(renamed(spoken.server, names)) as JsonValue) as object);
      }
    }
  });
});

/** A frame in the words of then, with what things are called now. */
function renamed(frame: Frame, names: ReadonlyMap<string, string>): string {
  return [...names].reduce(
    (text, [then, now]) => text.replaceAll(JSON.stringify(then), JSON.stringify(now)),
    JSON.stringify(frame),
  );
}

/** What the server called then, and what it calls now. */
function learn(then: JsonValue, now: JsonValue, names: Map<string, string>): void {
  if (typeof then === 'string' && typeof now === 'string' && then !== now) names.set(then, now);
  if (typeof then !== 'object' || then === null || typeof now !== 'object' || now === null) return;
  for (const [key, value] of Object.entries(then)) learn(value, (now as JsonObject)[key] ?? null, names);
}

/** Matches whatever has the same fields of the same types. */
function formOf(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(formOf);
  if (typeof value !== 'object' || value === null) return value === null ? null : expect.any(value.constructor);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, formOf(item)]));
}
