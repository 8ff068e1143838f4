import { splitLinks } from './links';

describe('splitLinks', () => {
  it('leaves plain words alone', () => {
    expect(splitLinks('two lines\nof text')).toEqual([{ kind: 'text', text: 'two lines\nof text' }]);
  });

  it('keeps the end of a sentence outside of the link', () => {
    expect(splitLinks('See https://shop.example/a?b=1. Thanks')).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'link', text: 'https://shop.example/a?b=1', href: 'https://shop.example/a?b=1' },
      { kind: 'text', text: '. Thanks' },
    ]);
  });

  it('keeps a bracket that the address itself has opened', () => {
    expect(splitLinks('(https://en.example/wiki/Clay_(soil))').map(({ text }) => text)).toEqual([
      '(',
      'https://en.example/wiki/Clay_(soil)',
      ')',
    ]);
  });

  it('makes mail addresses with a scheme links', () => {
    expect(splitLinks('mailto:shop@example.org')).toEqual([
      { kind: 'link', text: 'mailto:shop@example.org', href: 'mailto:shop@example.org' },
    ]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,<b>x</b>', 'https://', 'file:///etc/passwd', 'xhttps:/x'])(
    'G19: never makes a link of %s',
    (text) => {
      expect(splitLinks(text).every(({ kind }) => kind === 'text')).toBe(true);
    },
  );

  it('loses nothing of the text', () => {
    const text = 'a https://x.example, b (https://y.example/z) mailto:a@b.example! <i>https://q.example</i>';
    expect(
      splitLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('works where browsers have no URL.canParse', () => {
    const canParse = Object.getOwnPropertyDescriptor(URL, 'canParse') ?? {};
    Reflect.deleteProperty(URL, 'canParse');
    try {
      expect(splitLinks('https://shop.example/a').map(({ kind }) => kind)).toEqual(['link']);
      expect(splitLinks('https://').map(({ kind }) => kind)).toEqual(['text']);
    } finally {
      Object.defineProperty(URL, 'canParse', canParse);
    }
  });
});
