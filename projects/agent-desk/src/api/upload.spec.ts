import { send } from './upload';

/** The part of a request that is used; its other end is the test. */
function startRequest() {
  const sent: unknown[] = [];
  const request = {
    upload: { onprogress: null as ((event: Partial<ProgressEvent>) => void) | null },
    onload: null as (() => void) | null,
    onerror: null as (() => void) | null,
    onabort: null as (() => void) | null,
    status: 201,
    responseText: '{"file":1}',
    open: (...call: readonly unknown[]) => sent.push(call),
    setRequestHeader: (...header: readonly unknown[]) => sent.push(header),
    getResponseHeader: (name: string) => (name === 'date' ? 'Wed, 18 Nov 2026 12:00:00 GMT' : null),
    send: (body: unknown) => sent.push(body),
  };
  const parts: number[] = [];
  const body = new File(['x'], 'mug.png');
  const upload = {
    path: '/files',
    headers: { 'x-file-name': 'mug.png' },
    body,
    onProgress: (part: number) => parts.push(part),
  };
  const answer = send(upload, request as unknown as XMLHttpRequest);
  return { request, sent, parts, body, answer };
}

describe('send', () => {
  // jsdom has no answers; this is the part of them that is made.
  const made = jest.fn();
  beforeAll(() => {
    Object.assign(globalThis, { Response: made });
  });

  it('sends a file, says how far it is, and gives the answer', async () => {
    const { request, sent, parts, body, answer } = startRequest();
    expect(sent).toEqual([['POST', '/files'], ['x-file-name', 'mug.png'], body]);
    request.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 });
    request.upload.onprogress?.({ lengthComputable: false, loaded: 2, total: 0 });
    request.upload.onprogress?.({ lengthComputable: true, loaded: 4, total: 4 });
    expect(parts).toEqual([0.25, 1]);
    request.onload?.();
    await answer;
    expect(made).toHaveBeenCalledWith('{"file":1}', {
      status: 201,
      headers: { date: 'Wed, 18 Nov 2026 12:00:00 GMT' },
    });
  });

  it('rejects where no answer came', async () => {
    const { request, answer } = startRequest();
    request.onerror?.();
    await expect(answer).rejects.toThrow('could not be sent');
  });
});
