import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { LIMITS, type StoredFile } from 'livechat-core/protocol';
import { DEFAULT_SCOPES } from '../../auth/actor.js';
import { startS3Double } from '../../testing/s3-double.js';
import { deskCredentials, programCredentials, type Credentials } from '../../testing/roles.js';
import type { TestClient } from '../../testing/test-client.js';
import { startTestServer, type TestServer } from '../../testing/test-server.js';

const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000050000000308060000008d6f26e50000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082',
  'hex',
);

interface Person {
  readonly client: TestClient;
  readonly token: string;
  readonly headers: Credentials;
}

describe('files', () => {
  let server: TestServer;
  let widgetId: string;
  const logged: string[] = [];

  beforeAll(async () => {
    server = await startTestServer({ logLevel: 'warn', logTo: { write: (line) => void logged.push(line) } });
    widgetId = (await server.admin.createWidget({ title: 'Shop', multiThread: true })).id;
  });

  afterAll(() => server.close());

  const visit = async (id = widgetId): Promise<Person> => {
    const client = await server.connect();
    const { token } = await client.hello(id);
    return { client, token, headers: { authorization: `Bearer ${token}` } };
  };

  const send = (
    path: string,
    headers: Credentials,
    file: { name?: string; type?: string; bytes?: Uint8Array; id?: string } = {},
  ): Promise<Response> => {
    const { name = 'cat.png', type = 'image/png', bytes = PNG, id = randomUUID() } = file;
    return fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': type,
        'x-file-name': encodeURIComponent(name),
        'x-client-file-id': id,
      },
      body: new Uint8Array(bytes),
    });
  };
  const upload = (person: Person, file: Parameters<typeof send>[2] = {}, id = widgetId) =>
    send(`/livechat/1/widgets/${id}/files`, person.headers, file);
  const uploaded = async (response: Promise<Response>): Promise<StoredFile> => {
    const answer = await response;
    const body = (await answer.json()) as { file: StoredFile };
    expect({ status: answer.status, body }).toMatchObject({ status: 201 });
    return body.file;
  };
  const read = (path: string, headers: Credentials) => fetch(`${server.url}${path}`, { headers });
  const problemOf = async (response: Promise<Response> | Response) => {
    const answer = await response;
    const { error } = (await answer.json()) as { error: { code: string; field?: string } };
    return { status: answer.status, code: error.code, ...(error.field === undefined ? {} : { field: error.field }) };
  };
  const postFiles = async ({ client }: Person, files: StoredFile[], text?: string) => {
    const clientMessageId = randomUUID();
    client.send({
      type: 'post',
      clientMessageId,
      target: { clientThreadId: 'thread-1' },
      content: { type: 'FILES', files, ...(text === undefined ? {} : { text }) },
    });
    return client.next('ack');
  };
  const leftovers = async (): Promise<string[]> => readdir(join(server.dataDir, 'files', 'incoming')).catch(() => []);

  it('G12: a customer sends a file, the agent reads it and answers with one, the customer reads that', async () => {
    const person = await visit();
    const file = await uploaded(upload(person, { name: 'Mačka 1.png' }));
    expect(file).toMatchObject({ name: 'Mačka 1.png', mediaType: 'image/png', size: PNG.length, width: 5, height: 3 });
    const { message, thread } = await postFiles(person, [file], 'Look');
    expect(message.content).toEqual({ type: 'FILES', files: [file], text: 'Look' });

    const agent = await deskCredentials(server, 'AGENT');
    const seen = await read(`/desk/api/files/${file.id}`, agent);
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(PNG);

    const answer = await uploaded(
      send('/desk/api/files', agent, { name: 'bill.xyz', type: '', bytes: Buffer.from('?') }),
    );
    const reply = await fetch(`${server.url}/desk/api/conversations/${thread.conversationId}/messages`, {
      method: 'POST',
      headers: { ...agent, 'content-type': 'application/json' },
      body: JSON.stringify({ clientMessageId: randomUUID(), content: { type: 'FILES', files: [answer] } }),
    });
    expect(reply.status).toBe(201);
    const frames = [await person.client.next('message'), await person.client.next('message')];
    expect(frames.map((frame) => frame.message.content)).toMatchObject([
      { type: 'NOTE', event: 'AGENT_JOINED' },
      { type: 'FILES', files: [answer] },
    ]);
    expect(await (await read(`/livechat/1/files/${answer.id}`, person.headers)).text()).toBe('?');
  });

  it('have names that look like what they are', async () => {
    const file = await uploaded(
      upload(await visit(), { name: 'a\u202egnp.\u2067txt', type: '', bytes: Buffer.from('x') }),
    );
    expect(file).toMatchObject({ name: 'agnp.txt', mediaType: 'text/plain' });
  });

  it('a repeat of an upload is answered with the first result', async () => {
    const person = await visit();
    const id = randomUUID();
    const first = await uploaded(upload(person, { id }));
    const again = await upload(person, { id });
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ file: first });
    expect((await uploaded(upload(await visit(), { id }))).id).not.toBe(first.id);
  });

  it('are never run: what is not safe to show is saved, and nothing of it is guessed', async () => {
    const person = await visit();
    for (const [name, bytes, disposition] of [
      ['cat.png', PNG, /^inline; filename="cat.png"/],
      ['notes.txt', Buffer.from('<script>alert(1)</script>'), /^attachment; filename="notes.txt"/],
    ] as const) {
      const { id } = await uploaded(upload(person, { name, bytes, type: '' }));
      const { headers } = await read(`/livechat/1/files/${id}`, person.headers);
      expect(headers.get('content-disposition')).toMatch(disposition);
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('private, no-cache');
    }
    const admin = await deskCredentials(server, 'ADMIN');
    const page = await uploaded(
      send('/desk/api/files', admin, { name: 'page.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg/>') }),
    );
    const { headers } = await read(`/desk/api/files/${page.id}`, admin);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('are given in parts, and not again to who has them', async () => {
    const person = await visit();
    const { id } = await uploaded(
      upload(person, { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('0123456789') }),
    );
    const part = await read(`/livechat/1/files/${id}`, { ...person.headers, range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    const outside = await read(`/livechat/1/files/${id}`, { ...person.headers, range: 'bytes=10-' });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    const etag = part.headers.get('etag') ?? '';
    const known = await read(`/livechat/1/files/${id}`, { ...person.headers, 'if-none-match': etag });
    expect([known.status, await known.text()]).toEqual([304, '']);
    const other = await read(`/livechat/1/files/${id}`, {
      ...person.headers,
      range: 'bytes=0-1',
      'if-range': '"other"',
    });
    expect(other.status).toBe(200);
  });

  it('are known to be the same through a proxy that packs answers, and whole to who asks for the head', async () => {
    const person = await visit();
    const { id } = await uploaded(upload(person, { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('0123') }));
    const path = `/livechat/1/files/${id}`;
    for (const known of [`W/"${id}"`, `"other", "${id}"`, `"other" ,W/"${id}"`, '*']) {
      expect((await read(path, { ...person.headers, 'if-none-match': known })).status).toBe(304);
    }
    for (const other of [`"${id}x"`, id, '""', 'W/*']) {
      expect((await read(path, { ...person.headers, 'if-none-match': other })).status).toBe(200);
    }
    const head = await fetch(`${server.url}${path}`, {
      method: 'HEAD',
      headers: { ...person.headers, range: 'bytes=0-1' },
    });
    expect([head.status, head.headers.get('content-length'), head.headers.get('content-range')]).toEqual([
      200,
      '4',
      null,
    ]);
  });

  it('G18: nobody else reads them, and "not yours" looks like "not there"', async () => {
    const owner = await visit();
    const file = await uploaded(upload(owner));
    await postFiles(owner, [file]);
    const stranger = await visit();
    const answers = [];
    for (const id of [file.id, 'there-is-none']) {
      answers.push(await (await read(`/livechat/1/files/${id}`, stranger.headers)).json());
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect((await read(`/livechat/1/files/${file.id}`, {})).status).toBe(401);
    const unposted = await uploaded(upload(owner));
    const agent = await deskCredentials(server, 'AGENT');
    expect((await read(`/desk/api/files/${unposted.id}`, agent)).status).toBe(404);
    stranger.client.send({
      type: 'post',
      clientMessageId: randomUUID(),
      target: { clientThreadId: 'thread-1' },
      content: { type: 'FILES', files: [unposted] },
    });
    expect((await stranger.client.next('nack')).error).toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'content.files[0]',
    });
  });

  it('are for programs as well, with errors in their form', async () => {
    const key = await programCredentials(server, DEFAULT_SCOPES);
    const file = await uploaded(send('/ccaas/1/files', key));
    expect((await read(`/ccaas/1/files/${file.id}`, key)).status).toBe(200);
    const missing = await read('/ccaas/1/files/there-is-none', key);
    expect([missing.status, await missing.json()]).toMatchObject([404, { requestError: { serviceException: {} } }]);
  });

  it.each([
    ['an extension that is not allowed', { name: 'run.exe', type: '' }, 400, 'INVALID_ARGUMENT', 'fileName'],
    ['bytes that are something else', { name: 'cat.jpg' }, 400, 'INVALID_ARGUMENT', 'fileName'],
    ['a name with a path', { name: '../cat.png' }, 400, 'INVALID_ARGUMENT', 'fileName'],
    ['an id that is none', { id: '1' }, 400, 'INVALID_ARGUMENT', 'x-client-file-id'],
  ])('refuses %s', async (_, file, status, code, field) => {
    const person = await visit();
    expect(await problemOf(upload(person, file))).toEqual({ status, code, field });
    expect(await leftovers()).toEqual([]);
  });

  it('G20: takes 10 MiB and not a byte more, and keeps nothing of that', async () => {
    const person = await visit();
    const text = (bytes: number) => ({ name: 'long.txt', type: 'text/plain', bytes: Buffer.alloc(bytes, 'x') });
    expect((await uploaded(upload(person, text(LIMITS.attachmentBytes)))).size).toBe(LIMITS.attachmentBytes);
    expect(await problemOf(upload(person, text(LIMITS.attachmentBytes + 1)))).toEqual({
      status: 413,
      code: 'LIMIT_EXCEEDED',
      field: 'attachmentBytes',
    });
    expect(await leftovers()).toEqual([]);
  });

  it('G20: takes 10 files in a message and not 11', async () => {
    const person = await visit();
    const files: StoredFile[] = [];
    for (let index = 0; index <= LIMITS.filesPerMessage; index += 1) files.push(await uploaded(upload(person)));
    const post = (count: number) =>
      person.client.send({
        type: 'post',
        clientMessageId: randomUUID(),
        target: { clientThreadId: 'thread-1' },
        content: { type: 'FILES', files: files.slice(0, count) },
      });
    post(LIMITS.filesPerMessage + 1);
    expect((await person.client.next('nack')).error.code).toBe('LIMIT_EXCEEDED');
    post(LIMITS.filesPerMessage);
    expect((await person.client.next('ack')).message.seq).toBe(1);
  });

  it('follows the rules of the widget, to the byte', async () => {
    const { id } = await server.admin.createWidget({
      title: 'Small',
      attachments: { maxSize: 10, allowedExtensions: ['txt'] },
    });
    const person = await visit(id);
    const text = (value: string) => ({ name: 'a.txt', type: 'text/plain', bytes: Buffer.from(value) });
    expect((await upload(person, text('0123456789'), id)).status).toBe(201);
    expect((await problemOf(upload(person, text('0123456789a'), id))).code).toBe('LIMIT_EXCEEDED');
    expect((await problemOf(upload(person, {}, id))).code).toBe('INVALID_ARGUMENT');
    await server.admin.updateWidget(id, { attachments: { isEnabled: false } });
    expect(await problemOf(upload(person, text('a'), id))).toEqual({ status: 403, code: 'ATTACHMENTS_UNAVAILABLE' });
    expect((await problemOf(upload(await visit(), text('a'), id))).code).toBe('WIDGET_NOT_FOUND');
  });

  it('takes at most four files of one person at a time', async () => {
    const person = await visit();
    const slow = Array.from({ length: 4 }, () => slowUpload(person.headers));
    await Promise.all(slow.map(({ begun }) => begun));
    const refused = await untilRefused(() => upload(person));
    expect(await problemOf(refused)).toEqual({ status: 429, code: 'RATE_LIMITED' });
    expect(refused.headers.get('retry-after')).toBe('1');
    for (const { abort } of slow) abort();
  });

  it('leaves nothing of an upload that breaks off, and nobody is alarmed', async () => {
    const person = await visit();
    logged.length = 0;
    const { begun, abort } = slowUpload(person.headers);
    await begun;
    await until(async () => (await leftovers()).length > 0);
    abort();
    await until(async () => (await leftovers()).length === 0);
    // The next request is answered after what the first one left to say.
    await fetch(`${server.url}/livez`);
    expect(logged).toEqual([]);
  });

  it('tells the log, and nobody else, what a bucket refused', async () => {
    const lines: string[] = [];
    const service = await startS3Double();
    const s3 = { ...service.settings, bucket: 'nobody-made-it' };
    const other = await startTestServer({ s3, logLevel: 'warn', logTo: { write: (line) => void lines.push(line) } });
    const shop = await other.admin.createWidget({ title: 'Shop' });
    const client = await other.connect();
    const { token } = await client.hello(shop.id);
    const answer = await fetch(`${other.url}/livechat/1/widgets/${shop.id}/files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'image/png',
        'x-file-name': 'cat.png',
        'x-client-file-id': randomUUID(),
      },
      body: new Uint8Array(PNG),
    });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('NoSuchBucket');
    expect(lines).toEqual([expect.stringMatching(/A file could not be kept or read/) as unknown]);
    expect(lines[0]).toContain('NoSuchBucket');
    await other.close();
    await service.close();
  });

  it('only pages of allowed origins use them, and these may read the answers', async () => {
    const { id } = await server.admin.createWidget({ title: 'Closed', origins: ['https://shop.example'] });
    const person = await visit(id);
    const preflight = await fetch(`${server.url}/livechat/1/widgets/${id}/files`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-client-file-id');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const allowed = await upload({ ...person, headers: { ...person.headers, origin: 'https://shop.example' } }, {}, id);
    expect(allowed.status).toBe(201);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const foreign = { ...person, headers: { ...person.headers, origin: 'https://evil.example' } };
    expect(await problemOf(upload(foreign, {}, id))).toMatchObject({ status: 403, code: 'ORIGIN_NOT_ALLOWED' });
  });

  /** An upload that sends its beginning and then waits. */
  function slowUpload(headers: Credentials): { readonly begun: Promise<void>; readonly abort: () => void } {
    const request = httpRequest(`${server.url}/livechat/1/widgets/${widgetId}/files`, {
      method: 'POST',
      headers: {
        ...headers,
        'x-file-name': 'slow.txt',
        'x-client-file-id': randomUUID(),
        'content-type': 'text/plain',
      },
    });
    request.on('error', () => undefined);
    const begun = new Promise<void>((resolve) => {
      request.write('beginning', () => resolve());
    });
    return { begun, abort: () => void request.destroy() };
  }

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async function untilRefused(attempt: () => Promise<Response>): Promise<Response> {
    await until(async () => (await leftovers()).length === 4);
    return attempt();
  }
});
