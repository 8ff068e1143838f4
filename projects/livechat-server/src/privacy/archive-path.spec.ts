import * as fc from 'fast-check';
import { PAYLOADS } from '../../../../e2e/fixtures/payloads.js';
import { contentDisposition } from '../files/content-disposition.js';
import { archivePath } from './archive-path.js';

const nameOf = (name: string): string => {
  const [folder, id, ...rest] = archivePath({ id: 'id', name }).split('/');
  expect([folder, id, rest.length]).toEqual(['files', 'id', 1]);
  return rest[0] ?? '';
};

describe('archivePath', () => {
  it.each([
    ['bill.pdf', 'bill.pdf'],
    ['Račun 7 – 表.pdf', 'Račun 7 – 表.pdf'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['..', '_'],
    ['', 'file'],
    ['aux.txt', '_aux.txt'],
    ['console.txt', 'console.txt'],
    ['a. . ', 'a_'],
    ['photo\u202egpj.exe', 'photo_gpj.exe'],
  ])('calls %j %j', (name, expected) => {
    expect(nameOf(name)).toBe(expected);
  });

  it('cuts what is too long for a file system in front of its ending', () => {
    const name = nameOf(`${'表'.repeat(200)}.docx`);
    expect(name).toBe(`${'表'.repeat(83)}.docx`);
    expect(nameOf('👍'.repeat(120))).toBe('👍'.repeat(63));
  });

  it('G19: gives every name of the corpus, and any other, one that every system takes', () => {
    const name = fc.oneof(fc.constantFrom(...PAYLOADS), fc.string({ unit: 'binary', maxLength: 255 }));
    const examples = PAYLOADS.map((payload): [string] => [payload]);
    fc.assert(
      fc.property(name, (any) => {
        const given = nameOf(any);
        expect(Buffer.byteLength(given)).toBeLessThanOrEqual(255);
        expect(Buffer.from(given).toString()).toBe(given);
        expect(given).not.toMatch(/^\.|[. ]$|[\\/:*?"<>|\p{Cc}]/u);
        expect(contentDisposition({ name: any, mediaType: 'image/svg+xml' })).toMatch(
          /^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/,
        );
      }),
      { examples },
    );
  });
});
