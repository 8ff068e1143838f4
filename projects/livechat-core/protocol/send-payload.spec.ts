import type { LiveChatError } from './errors.js';
import { LIMITS } from './limits.js';
import { parseSend } from './send-payload.js';

const refusal = (arg: unknown): LiveChatError => {
  try {
    parseSend(arg);
  } catch (error) {
    return error as LiveChatError;
  }
  throw new Error('it was accepted');
};

/** The one file of what was read, with its bytes as a text. */
async function fileOf(arg: unknown): Promise<object> {
  const payload = parseSend(arg);
  if (payload.type !== 'BASIC' || payload.files?.length !== 1) throw new Error('not one file');
  const [file] = payload.files;
  return file !== undefined && 'bytes' in file ? { ...file, bytes: await file.bytes.text() } : { ...file };
}

const bytes = (size: number): Blob => new Blob([new Uint8Array(size)], { type: 'image/png' });
const basic = (attachment: unknown, fileName?: string) => ({ type: 'BASIC', attachment, fileName });

describe('an attachment', () => {
  it.each([
    ['a data URL', basic('data:text/plain;base64,SGVsbG8=', 'a.txt'), { mediaType: 'text/plain', bytes: 'Hello' }],
    ['one that is not base64', basic('data:text/plain,a%20b', 'a.txt'), { mediaType: 'text/plain', bytes: 'a b' }],
    ['one with parameters', basic('data:text/plain;charset=utf-8;base64,SGk=', 'a.txt'), { mediaType: 'text/plain' }],
    ['one without a type', basic('data:,x', 'a.txt'), { bytes: 'x' }],
    ['base64 alone', basic('SGVsbG8=', 'a.txt'), { mediaType: 'application/octet-stream', bytes: 'Hello' }],
    ['base64 in lines', basic('SGVs\r\nbG8=\n', 'a.txt'), { bytes: 'Hello' }],
    ['a blob', basic(new Blob(['x'], { type: 'Image/PNG' }), 'a.png'), { mediaType: 'image/png', bytes: 'x' }],
    ['a blob of no type', basic(new Blob(['x']), 'a'), { mediaType: 'application/octet-stream' }],
    ['a file by its own name', basic(new File(['x'], 'own.txt')), { name: 'own.txt' }],
    ['a file by another name', basic(new File(['x'], 'own.txt'), 'other.txt'), { name: 'other.txt' }],
    ['a file whose name has a path', basic(new File(['x'], 'C:\\a/b\n.txt')), { name: 'C:_a_b_.txt' }],
    ['a link', basic('https://shop.example/a.png', 'a.png'), { url: 'https://shop.example/a.png', name: 'a.png' }],
  ])('may be %s', async (_, arg, file) => {
    expect(await fileOf(arg)).toMatchObject(file);
  });

  it('keeps the end of a file name that is too long, which says what kind it is', async () => {
    const file = await fileOf(basic(new File(['x'], `${'x'.repeat(300)}.pdf`)));
    expect(file).toMatchObject({ name: expect.stringMatching(/^x{251}\.pdf$/) as unknown });
  });

  it.each([
    ['without a name', basic('data:,x'), 'INVALID_ARGUMENT', 'fileName'],
    ['a file whose name is blank', basic(new File(['x'], ' ')), 'INVALID_ARGUMENT', 'fileName'],
    ['with a path in its name', basic('data:,x', 'a/b.txt'), 'INVALID_ARGUMENT', 'fileName'],
    ['with a name that is too long', basic('data:,x', 'x'.repeat(256)), 'LIMIT_EXCEEDED', 'fileName'],
    ['that is a number', basic(7, 'a'), 'INVALID_ARGUMENT', 'attachment'],
    ['that is any object', basic({ size: 1 }, 'a'), 'INVALID_ARGUMENT', 'attachment'],
    ['at an address without encryption', basic('http://x.test/a', 'a'), 'INVALID_ARGUMENT', 'attachment'],
    ['that would run', basic('javascript:alert(1)', 'a'), 'INVALID_ARGUMENT', 'attachment'],
    [
      'at an address that is too long',
      basic(`https://x.test/${'a'.repeat(2048)}`, 'a'),
      'LIMIT_EXCEEDED',
      'attachment',
    ],
    ['a data URL without data', basic('data:text/plain', 'a'), 'INVALID_ARGUMENT', 'attachment'],
    ['base64 that is cut off', basic('SGVsbG8gd', 'a.txt'), 'INVALID_ARGUMENT', 'attachment'],
    ['nothing', basic('', 'a.txt'), 'INVALID_ARGUMENT', 'attachment'],
    ['a path', basic('a/b.txt', 'b.txt'), 'INVALID_ARGUMENT', 'attachment'],
    ['a data URL of no base64', basic('data:;base64,%%%', 'a'), 'INVALID_ARGUMENT', 'attachment'],
  ])('is refused %s', (_, arg, code, field) => {
    expect(refusal(arg)).toMatchObject({ code, field });
  });

  it('G20: may have 10 MiB and not a byte more', () => {
    expect(parseSend(basic(bytes(LIMITS.attachmentBytes), 'a.png'))).toMatchObject({ type: 'BASIC' });
    expect(refusal(basic(bytes(LIMITS.attachmentBytes + 1), 'a.png'))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      field: 'attachment',
    });
    expect(refusal(basic('x'.repeat(LIMITS.attachmentBytes * 2), 'a.png'))).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(refusal(basic(`data:,${'x'.repeat(LIMITS.attachmentBytes * 3 + 5)}`, 'a'))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
  });

  it('G20: ten of them may go in one message and not one more, however they are passed', () => {
    const some = (count: number) => Array.from({ length: count }, () => ({ attachment: 'data:,x', fileName: 'x.txt' }));
    expect(parseSend({ type: 'BASIC', attachments: some(10) })).toHaveProperty('files.length', 10);
    expect(parseSend({ ...basic('data:,x', 'x.txt'), attachments: some(9) })).toHaveProperty('files.length', 10);
    expect(refusal({ type: 'BASIC', attachments: some(11) })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      field: 'attachments',
    });
    expect(refusal({ ...basic('data:,x', 'x.txt'), attachments: some(10) })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      field: 'attachments',
    });
  });

  it('is named by its place where there are several', () => {
    const attachments = [{ attachment: 'data:,x', fileName: 'x.txt' }, { attachment: 'data:,x' }];
    expect(refusal({ type: 'BASIC', attachments }).field).toBe('attachments[1].fileName');
  });

  it('may come with a text, and none of both is no message', () => {
    expect(parseSend({ type: 'BASIC', message: 'Look', attachments: [] })).toEqual({ type: 'BASIC', message: 'Look' });
    expect(refusal({ type: 'BASIC', attachments: [] })).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'message' });
  });
});

describe('an answer', () => {
  it.each([
    { type: 'ANSWER', text: 'Yes', payload: 'yes', messageId: 'message-1', threadId: 'thread-01' },
    { type: 'SURVEY_ANSWER', rating: 'SATISFIED', messageId: 'message-1' },
    { type: 'FORM', fields: [{ name: 'email', label: 'E-mail', value: 'a@b.c' }], consent: 'I agree' },
  ])('$type is taken as it is', (payload) => {
    expect(parseSend(payload)).toEqual(payload);
  });

  it.each([
    [{ type: 'ANSWER', text: 'Yes' }, 'payload'],
    [{ type: 'SURVEY_ANSWER', rating: 'GOOD', messageId: 'message-1' }, 'rating'],
    [{ type: 'SURVEY_ANSWER', rating: 'SATISFIED' }, 'messageId'],
    [{ type: 'FORM', fields: [{ name: 'a', label: 'A', value: ' ' }] }, 'fields[0].value'],
  ])('%j is refused', (payload, field) => {
    expect(refusal(payload)).toMatchObject({ code: 'INVALID_ARGUMENT', field });
  });
});
