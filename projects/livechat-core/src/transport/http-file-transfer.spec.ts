import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import type { StoredFile } from '../../protocol/index.js';
import type { FileAccess, FileToUpload } from './file-transfer.js';
import { httpFileTransfer } from './http-file-transfer.js';

const WIDGET = '11111111-2222-4333-8444-555555555555';
const file: StoredFile = { id: 'file-0001', name: 'grün.txt', mediaType: 'text/plain', size: 4 };
const refused = { code: 'INVALID_ARGUMENT', message: 'no', remedy: 'none', field: 'fileName' };

interface Answer {
  readonly status: number;
  readonly body: string;
}

describe('httpFileTransfer', () => {
  const transfer = httpFileTransfer();
  const seen: { method: string | undefined; url: string | undefined; headers: object; body: string }[] = [];
  let answer: Answer | 'never';
  let onAbort: () => void = () => undefined;
  let server: Server;
  let access: FileAccess;
  const upload: FileToUpload = {
    clientFileId: 'message-01-0',
    name: 'grün.txt',
    mediaType: 'text/plain',
    bytes: new Blob(['four']),
  };

  const read = async (request: IncomingMessage): Promise<string> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return Buffer.concat(parts).toString();
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.on('close', () => {
        if (!response.writableEnded) onAbort();
      });
      void read(request).then((body) => {
        seen.push({ method: request.method, url: request.url, headers: request.headers, body });
        if (answer !== 'never') response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    access = { serverUrl: `http://127.0.0.1:${port}`, widgetId: WIDGET, token: 't'.repeat(43) };
  });
  beforeEach(() => seen.splice(0));
  afterAll(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );

  it('posts the bytes with their name, kind and id, and gives what was stored', async () => {
    answer = { status: 201, body: JSON.stringify({ file }) };
    expect(await lastValueFrom(transfer.upload(access, upload).pipe(toArray()))).toEqual([{ type: 'stored', file }]);
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: `/livechat/1/widgets/${WIDGET}/files`,
        body: 'four',
        headers: {
          authorization: `Bearer ${'t'.repeat(43)}`,
          'content-type': 'text/plain',
          'x-file-name': 'gr%C3%BCn.txt',
          'x-client-file-id': 'message-01-0',
        },
      },
    ]);
  });

  it('is cold, and aborts when it is unsubscribed', async () => {
    const stream$ = transfer.upload(access, upload);
    expect(seen).toEqual([]);
    answer = 'never';
    const aborted = new Promise<void>((resolve) => {
      onAbort = resolve;
    });
    const subscription = stream$.subscribe();
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    subscription.unsubscribe();
    await aborted;
  });

  it('reads a file with the token in a header, never in the address', async () => {
    answer = { status: 200, body: 'bytes' };
    expect(await (await transfer.download(access, 'file-0001')).text()).toBe('bytes');
    expect(seen).toMatchObject([
      { url: '/livechat/1/files/file-0001', headers: { authorization: expect.any(String) as unknown } },
    ]);
  });

  it.each([
    ['the server’s own word', { status: 400, body: JSON.stringify({ error: refused }) }, 'INVALID_ARGUMENT'],
    ['a proxy that takes no large bodies', { status: 413, body: '<html>' }, 'LIMIT_EXCEEDED'],
    ['a server that knows no files', { status: 404, body: 'Not Found' }, 'ATTACHMENTS_UNAVAILABLE'],
    ['a gateway without a server', { status: 502, body: '' }, 'UNAVAILABLE'],
    ['one that is busy', { status: 429, body: '' }, 'UNAVAILABLE'],
    ['an answer that is none', { status: 200, body: '{"file":{}}' }, 'UNAVAILABLE'],
  ])('tells %s', async (_, said, code) => {
    answer = said;
    await expect(firstValueFrom(transfer.upload(access, upload))).rejects.toMatchObject({ code });
    if (said.status === 200) return;
    await expect(transfer.download(access, 'file-0001')).rejects.toMatchObject({ code });
  });

  it('tells that a server cannot be reached', async () => {
    const nowhere = { ...access, serverUrl: 'http://127.0.0.1:1' };
    await expect(firstValueFrom(transfer.upload(nowhere, upload))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(transfer.download(nowhere, 'file-0001')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('httpFileTransfer in a browser', () => {
  /** The part of the browser's class that an upload uses, played by the test. */
  class FakeRequest {
    static last: FakeRequest;
    readonly upload: { onprogress: (event: { loaded: number; total: number }) => void } = {
      onprogress: () => undefined,
    };
    readonly headers: Record<string, string> = {};
    onload: () => void = () => undefined;
    onerror: () => void = () => undefined;
    status = 0;
    responseText = '';
    open = jest.fn();
    send = jest.fn();
    abort = jest.fn();

    constructor() {
      FakeRequest.last = this;
    }

    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value;
    }

    answer(status: number, body: string): void {
      this.status = status;
      this.responseText = body;
      this.onload();
    }
  }

  const scope = globalThis as { XMLHttpRequest?: unknown };
  beforeAll(() => {
    scope.XMLHttpRequest = FakeRequest;
  });
  afterAll(() => {
    delete scope.XMLHttpRequest;
  });

  function start() {
    const access = { serverUrl: 'https://chat.example', widgetId: WIDGET, token: 't' };
    const bytes = new Blob(['four']);
    const told: unknown[] = [];
    const subscription = httpFileTransfer()
      .upload(access, { clientFileId: 'message-01-0', name: 'a.txt', mediaType: 'text/plain', bytes })
      .subscribe({
        next: (event) => told.push(event),
        error: (error) => told.push(error),
        complete: () => told.push('end'),
      });
    return { told, subscription, request: FakeRequest.last, bytes };
  }

  it('tells how far it is, and at last what was stored', () => {
    const { told, request, bytes } = start();
    expect(request.open).toHaveBeenCalledWith('POST', `https://chat.example/livechat/1/widgets/${WIDGET}/files`);
    expect(request.send).toHaveBeenCalledWith(bytes);
    expect(request.headers).toMatchObject({ authorization: 'Bearer t', 'x-file-name': 'a.txt' });
    request.upload.onprogress({ loaded: 0, total: 0 });
    request.upload.onprogress({ loaded: 1, total: 4 });
    request.answer(201, JSON.stringify({ file }));
    expect(told).toEqual([
      { type: 'progress', progress: 0 },
      { type: 'progress', progress: 0.25 },
      { type: 'stored', file },
      'end',
    ]);
  });

  it('tells what the server refuses, and that it cannot be reached', () => {
    const first = start();
    first.request.answer(400, JSON.stringify({ error: refused }));
    expect(first.told).toMatchObject([{ code: 'INVALID_ARGUMENT', field: 'fileName' }]);
    const second = start();
    second.request.onerror();
    expect(second.told).toMatchObject([{ code: 'UNAVAILABLE' }]);
  });

  it('aborts when it is unsubscribed', () => {
    const { subscription, request } = start();
    subscription.unsubscribe();
    expect(request.abort).toHaveBeenCalledTimes(1);
  });
});
