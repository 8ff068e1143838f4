import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { memorySessionStore } from '../session/memory-session-store.js';
import { NO_CREDENTIALS } from '../session/session-store.js';
import { initialState } from '../state/initial-state.js';
import { authorization, parsed, refusalOf } from './http-answers.js';
import { deleteData, exportData } from './personal-data.js';

const WIDGET = '11111111-2222-4333-8444-555555555555';
const TOKEN = 't'.repeat(43);

describe('what the server keeps of a person', () => {
  const asked: string[] = [];
  let answer: { readonly status: number; readonly body: string };
  let server: Server;
  let serverUrl: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      response.writeHead(answer.status).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked.splice(0);
    answer = { status: 200, body: 'archive' };
  });
  afterAll(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );

  const owner = (token: string | null = TOKEN, url = serverUrl) => {
    const store = memorySessionStore();
    store.writeCredentials(WIDGET, { ...NO_CREDENTIALS, token });
    return { state: { ...initialState({ serverUrl: url }), widgetId: WIDGET }, store };
  };

  it('comes as an archive, in the name of the session', async () => {
    expect(await (await exportData(owner())).text()).toBe('archive');
    expect(asked).toEqual([`GET /livechat/1/me/export Bearer ${TOKEN}`]);
  });

  it('is deleted', async () => {
    answer = { status: 204, body: '' };
    await deleteData(owner());
    expect(asked).toEqual([`DELETE /livechat/1/me Bearer ${TOKEN}`]);
  });

  it('is not asked for before there is a session', async () => {
    const expected = { name: 'LiveChatError', code: 'UNAUTHENTICATED' };
    await expect(exportData(owner(null))).rejects.toMatchObject(expected);
    const { state, store } = owner();
    await expect(deleteData({ state: { ...state, widgetId: null }, store })).rejects.toMatchObject(expected);
    expect(asked).toEqual([]);
  });

  it('is refused with the server’s own word, or with what its status means', async () => {
    const body = { code: 'UNAUTHENTICATED', message: 'no session', remedy: 'connect' };
    answer = { status: 401, body: JSON.stringify({ error: body }) };
    await expect(exportData(owner())).rejects.toMatchObject(body);
    answer = { status: 403, body: '<html>' };
    await expect(deleteData(owner())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    answer = { status: 502, body: '<html>' };
    await expect(deleteData(owner())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is not reached where nothing listens', async () => {
    await expect(exportData(owner(TOKEN, 'http://127.0.0.1:1'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('answers of the server', () => {
  it('name whose they are, and what a status means where nothing is said', () => {
    expect(authorization('abc')).toEqual({ authorization: 'Bearer abc' });
    const codeOf = (status: number) => refusalOf(status, '', 'FORBIDDEN').code;
    expect([400, 408, 413, 429, 500].map(codeOf)).toEqual([
      'FORBIDDEN',
      'UNAVAILABLE',
      'LIMIT_EXCEEDED',
      'UNAVAILABLE',
      'UNAVAILABLE',
    ]);
    expect([parsed('{"a":1}'), parsed('{')]).toEqual([{ a: 1 }, undefined]);
  });
});
