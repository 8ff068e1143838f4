import { UNKNOWN_MEDIA_TYPE, isSafeInline } from './media-types.js';
import { inspectFile } from './inspect-file.js';

/** The smallest beginnings by which formats are recognised. */
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000050000000308060000008d6f26e50000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082',
  'hex',
);
const GIF = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([4, 0, 2, 0, 0, 0, 0])]);
const PDF = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
const ZIP = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00'), Buffer.alloc(60)]);
const WEBM = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
  Buffer.alloc(40),
]);
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(126)]);
const text = (value: string): Buffer => Buffer.from(value);

const inspect = (name: string, head: Buffer, declaredType = '') => inspectFile({ name, declaredType, head });
const MISFIT = { code: 'INVALID_ARGUMENT', field: 'fileName' };

describe('inspectFile', () => {
  it.each([
    ['cat.png', PNG, { mediaType: 'image/png', width: 5, height: 3 }],
    ['cat.GIF', GIF, { mediaType: 'image/gif', width: 4, height: 2 }],
    ['bill.pdf', PDF, { mediaType: 'application/pdf' }],
    ['letter.docx', ZIP, { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }],
    ['notes.txt', text('Grüße'), { mediaType: 'text/plain' }],
    ['old.txt', Buffer.from('Gr\xfc\xdfe', 'latin1'), { mediaType: 'text/plain' }],
    ['excel.csv', Buffer.from('\ufeffa;b', 'utf16le'), { mediaType: 'text/csv' }],
    ['feed.txt', text('<?xml version="1.0"?><a/>'), { mediaType: 'text/plain' }],
    ['empty.txt', Buffer.alloc(0), { mediaType: 'text/plain' }],
  ])('recognises %s', async (name, head, expected) => {
    expect(await inspect(name, head)).toEqual(expected);
  });

  it('takes a recording of a voice for sound, and any other WebM for a video', async () => {
    expect(await inspect('Voice message.webm', WEBM, 'audio/webm')).toEqual({ mediaType: 'audio/webm' });
    expect(await inspect('Voice message.webm', WEBM, 'video/webm')).toEqual({ mediaType: 'video/webm' });
    expect(await inspect('Voice message.webm', WEBM)).toEqual({ mediaType: 'video/webm' });
    expect(isSafeInline('audio/webm')).toBe(true);
  });

  it('shows no image that would fill the memory of whoever looks at it', async () => {
    const sized = (width: number, height: number): Buffer => {
      const head = Buffer.from(PNG);
      head.writeUInt32BE(width, 16);
      head.writeUInt32BE(height, 20);
      return head;
    };
    expect(await inspect('cat.png', sized(10_000, 10_000))).toMatchObject({ mediaType: 'image/png', width: 10_000 });
    expect(await inspect('cat.png', sized(10_000, 10_001))).toEqual({ mediaType: UNKNOWN_MEDIA_TYPE });
  });

  it.each([
    ['a program under the name of an image', 'cat.png', EXE],
    ['HTML under the name of an image', 'cat.png', text('<!doctype html><script>alert(1)</script>')],
    ['an image under the name of another', 'cat.jpg', PNG],
    ['a program under the name of a text', 'notes.txt', EXE],
    ['an image under the name of a text', 'notes.txt', PNG],
    ['nothing under the name of an image', 'cat.png', Buffer.alloc(0)],
  ])('refuses %s', async (_, name, head) => {
    await expect(inspect(name, head)).rejects.toMatchObject(MISFIT);
  });

  it('refuses what its sender calls another kind of thing', async () => {
    await expect(inspect('cat.png', PNG, 'video/mp4')).rejects.toMatchObject(MISFIT);
    await expect(inspect('cat.png', PNG, 'image/x-png')).resolves.toMatchObject({ mediaType: 'image/png' });
    await expect(inspect('data.csv', text('a,b'), 'application/vnd.ms-excel')).resolves.toBeDefined();
  });

  it.each(['page.html', 'drawing.svg', 'feed.xml', 'script.js', 'no-extension', '.htaccess'])(
    'G19: takes %s for bytes without a meaning, whatever its sender calls it',
    async (name) => {
      const markup = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
      for (const declared of ['', 'text/html', 'image/svg+xml', 'application/xhtml+xml']) {
        expect(await inspect(name, markup, declared)).toEqual({ mediaType: UNKNOWN_MEDIA_TYPE });
      }
    },
  );

  it.each(['text/html', 'image/svg+xml', 'application/pdf', 'text/plain', 'application/xml', UNKNOWN_MEDIA_TYPE])(
    'G19: never lets a browser show %s',
    (mediaType) => {
      expect(isSafeInline(mediaType)).toBe(false);
    },
  );

  it('lets browsers show images and play media', () => {
    expect(['image/png', 'video/mp4', 'audio/mpeg'].every(isSafeInline)).toBe(true);
  });
});
