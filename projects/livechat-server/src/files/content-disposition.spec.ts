import { contentDisposition } from './content-disposition.js';

describe('contentDisposition', () => {
  it('shows what is safe and saves the rest', () => {
    expect(contentDisposition({ name: 'cat.png', mediaType: 'image/png' })).toBe(
      `inline; filename="cat.png"; filename*=UTF-8''cat.png`,
    );
    expect(contentDisposition({ name: 'bill.pdf', mediaType: 'application/pdf' })).toMatch(/^attachment; /);
  });

  it.each(['"; filename=evil.exe', 'a\\"b', 'račun — 1.pdf', "it's (1)*.pdf", '100%.pdf', '\ud800.pdf'])(
    'G19: writes %j so that it stays one name in one line',
    (name) => {
      const header = contentDisposition({ name, mediaType: 'text/plain' });
      expect(header).toMatch(/^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/);
      const [, encoded = ''] = header.split("UTF-8''");
      expect(decodeURIComponent(encoded)).toBe(name.replaceAll(/\p{Surrogate}/gu, '?'));
    },
  );
});
