import { linkParts } from './link-parts';

const links = (text: string): readonly (string | null)[] =>
  linkParts(text)
    .map(({ href }) => href)
    .filter((href) => href !== null);

describe('linkParts', () => {
  it('leaves words alone', () => {
    expect(linkParts('two lines\nof text')).toEqual([{ text: 'two lines\nof text', href: null }]);
    expect(linkParts('')).toEqual([]);
  });

  it('keeps the end of a sentence out of the link', () => {
    expect(linkParts('See https://shop.example/a?b=1. Thanks')).toEqual([
      { text: 'See ', href: null },
      { text: 'https://shop.example/a?b=1', href: 'https://shop.example/a?b=1' },
      { text: '. Thanks', href: null },
    ]);
  });

  it('keeps a bracket that the address has opened, and no other', () => {
    expect(linkParts('(https://en.example/wiki/Clay_(soil)).').map(({ text }) => text)).toEqual([
      '(',
      'https://en.example/wiki/Clay_(soil)',
      ').',
    ]);
  });

  it('links mail addresses with a scheme', () => {
    expect(links('mailto:shop@example.org')).toEqual(['mailto:shop@example.org']);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://https/%0aalert(1)',
    'data:text/html,<b>x</b>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https:x',
    'https://',
    'https://.',
    'mailto:',
    'xhttps://shop.example',
    'https:/x',
  ])('G19: never links %s', (text) => {
    expect(links(text)).toEqual([]);
  });

  it.each([
    ['https://shop.example/"onmouseover="alert(1)', 'https://shop.example/'],
    ['https://shop.example/<img src=x>', 'https://shop.example/'],
    ['https://shop.example/\u202Egnp.exe', 'https://shop.example/'],
    ['https://shop.example/\u0000x', 'https://shop.example/'],
  ])('G19: ends the link in %j where the address ends', (text, href) => {
    expect(links(text)).toEqual([href]);
  });

  it('loses nothing of the text, however long', () => {
    const texts = [
      'a https://x.example, b (https://y.example/z) mailto:a@b.example! <i>https://q.example</i>',
      `https://x.example/${').'.repeat(2000)}`,
      'https://'.repeat(500),
    ];
    for (const text of texts)
      expect(
        linkParts(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
  });
});
