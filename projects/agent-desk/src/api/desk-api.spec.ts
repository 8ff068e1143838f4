import { TestBed } from '@angular/core/testing';
import { AGENT, sampleConversation, sampleMessage } from '../testing/samples';
import { DeskApi } from './desk-api';
import { DeskApiError } from './desk-api-error';
import { FETCH } from './fetch-token';
import { UPLOAD, type Upload } from './upload';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The part of a `Response` that is read; jsdom has none. */
function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    ok: status < 400,
    status,
    headers: { get: (name: string) => headers[name] ?? null },
    text: () => Promise.resolve(text),
  } as unknown as Response;
}

function start(...answers: readonly (Response | Error)[]): { readonly api: DeskApi; readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  const waiting = [...answers];
  const fake = (path: string, init: RequestInit): Promise<Response> => {
    const headers = (init.headers ?? {}) as Record<string, string>;
    calls.push({
      method: init.method ?? 'GET',
      path,
      headers,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    });
    const next = waiting.shift();
    return next instanceof Error || next === undefined
      ? Promise.reject(next ?? new Error('no answer'))
      : Promise.resolve(next);
  };
  const upload = ({ path, headers, onProgress }: Upload): Promise<Response> => {
    onProgress(1);
    return fake(path, { method: 'POST', headers });
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: FETCH, useValue: fake },
      { provide: UPLOAD, useValue: upload },
    ],
  });
  return { api: TestBed.inject(DeskApi), calls };
}

async function failureOf(promise: Promise<unknown>): Promise<DeskApiError> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof DeskApiError) return thrown;
  throw new Error(`expected a DeskApiError, not ${String(thrown)}`);
}

const session = { agent: AGENT, csrfToken: 'token-1' };

describe('DeskApi', () => {
  it('sends the token of the session with every change', async () => {
    const message = sampleMessage(1);
    const { api, calls } = start(answer(200, session), answer(201, { message }));
    await api.signIn({ email: AGENT.email, password: 'secret' });
    const reply = { conversationId: 'conversation-1', clientMessageId: 'client-01', text: 'Hi', files: [] };
    await expect(api.postReply(reply)).resolves.toEqual(message);
    expect(calls[1]).toMatchObject({
      method: 'POST',
      path: '/desk/api/conversations/conversation-1/messages',
      headers: { 'x-csrf-token': 'token-1' },
      body: { clientMessageId: 'client-01', text: 'Hi' },
    });
  });

  it('uploads a file under the session, and names it in the reply', async () => {
    const file = { id: 'file-0001', name: 'a b.pdf', mediaType: 'application/pdf', size: 3 };
    const { api, calls } = start(
      answer(200, session),
      answer(201, { file }),
      answer(201, { message: sampleMessage(1) }),
    );
    await api.signIn({ email: AGENT.email, password: 'secret' });
    const parts: number[] = [];
    const pdf = new File(['abc'], 'a b.pdf', { type: 'application/pdf' });
    const stored = await api.uploadFile(pdf, 'client-file-1', (part) => parts.push(part));
    expect(parts).toEqual([1]);
    expect(stored).toEqual(file);
    expect(calls[1]).toMatchObject({
      path: '/desk/api/files',
      headers: { 'x-csrf-token': 'token-1', 'x-file-name': 'a%20b.pdf', 'x-client-file-id': 'client-file-1' },
    });
    await api.postReply({ conversationId: 'conversation-1', clientMessageId: 'client-01', text: '', files: [stored] });
    expect(calls[2]).toMatchObject({ body: { content: { type: 'FILES', files: [file] } } });
  });

  it('takes up the token of a session that another tab began', async () => {
    const { api, calls } = start(
      answer(200, session),
      answer(403, { error: { code: 'FORBIDDEN', message: 'No.', remedy: 'Token.' } }),
      answer(200, { ...session, csrfToken: 'token-2' }),
      answer(200, { conversation: sampleConversation('a') }),
    );
    await api.readSession();
    await api.editCase('conversation-1', { field: 'status', status: 'SOLVED' });
    expect(calls.map(({ headers }) => headers['x-csrf-token'])).toEqual([undefined, 'token-1', undefined, 'token-2']);
  });

  it('counts the conversations of one status or of all', async () => {
    const counts = { all: 3, mine: 1, unassigned: 2 };
    const { api, calls } = start(answer(200, counts), answer(200, counts));
    await expect(api.countConversations({ filter: 'SOLVED', tag: 'vip & new' })).resolves.toEqual(counts);
    await api.countConversations({ filter: 'ALL', tag: null });
    expect(calls.map(({ path }) => path)).toEqual([
      '/desk/api/conversation-counts?status=SOLVED&tag=vip+%26+new',
      '/desk/api/conversation-counts?',
    ]);
  });

  it('asks for one status or for all, and for those of one agent or of nobody', async () => {
    const page = { conversations: [sampleConversation('a')], cursor: 'next' };
    const { api, calls } = start(answer(200, page), answer(200, { conversations: [] }));
    await expect(api.listConversations({ filter: 'OPEN', tag: null, agentId: 'none' }, null)).resolves.toEqual(page);
    await expect(api.listConversations({ filter: 'ALL', tag: null }, 'a b')).resolves.toEqual({
      conversations: [],
      cursor: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      '/desk/api/conversations?status=OPEN&agentId=none',
      '/desk/api/conversations?cursor=a+b',
    ]);
  });

  it("passes the server's own error on, with the wait it asks for", async () => {
    const error = { code: 'RATE_LIMITED', message: 'Too many attempts.', remedy: 'Wait.' };
    const { api } = start(answer(429, { error }, { 'retry-after': '42' }));
    const failure = await failureOf(api.signIn({ email: 'a@b', password: 'x' }));
    expect(failure).toMatchObject({ ...error, status: 429, retryAfterSeconds: 42 });
  });

  it.each([
    [401, 'UNAUTHENTICATED'],
    [404, 'NOT_FOUND'],
    [429, 'RATE_LIMITED'],
    [502, 'UNAVAILABLE'],
  ])('words an answer %d of something on the way as %s', async (status, code) => {
    const { api } = start(answer(status, '<html>Bad gateway</html>'));
    expect(await failureOf(api.readSession())).toMatchObject({ code, status });
  });

  it('says that the server does not answer', async () => {
    const { api } = start(new TypeError('Failed to fetch'));
    expect(await failureOf(api.readSession())).toMatchObject({ code: 'UNAVAILABLE', status: undefined });
  });

  it('refuses an answer that does not have the agreed shape', async () => {
    const { api } = start(answer(200, { agent: { name: 'Maya' } }));
    expect(await failureOf(api.readSession())).toMatchObject({ code: 'INTERNAL_ERROR', status: 200 });
  });

  it('shows a content of a newer kind as one that it does not know', async () => {
    const message = { ...sampleMessage(1), content: { type: 'CAROUSEL', cards: [] } };
    const { api } = start(answer(200, { messages: [message] }));
    const [read] = await api.readOlder('conversation-1', 5);
    expect(read?.content).toEqual({ type: 'UNSUPPORTED' });
  });
});
