import fc from 'fast-check';
import { toBlocks, type Block, type Inline } from './markdown';
import { isPlain } from './plain';

/** The blocks in a short notation: `*a*` emphasis, `**a**` strong, backticks code, `<a>` link. */
function shape(text: string): string[] {
  return toBlocks(text).flatMap((block: Block) =>
    block.kind === 'paragraph'
      ? block.lines.map((line) => line.map(inline).join(''))
      : block.items.map((item, at) => `${block.start === null ? '•' : block.start + at} ${item.map(inline).join('')}`),
  );
}

function inline({ kind, text }: Inline): string {
  const marks = {
    text: ['', ''],
    strong: ['**', '**'],
    emphasis: ['*', '*'],
    code: ['`', '`'],
    link: ['<', '>'],
  } as const;
  return `${marks[kind][0]}${text}${marks[kind][1]}`;
}

describe('toBlocks', () => {
  it('reads emphasis, strong words and code', () => {
    expect(shape('A *b* _c_ **d e** `f*g*`')).toEqual(['A *b* *c* **d e** `f*g*`']);
  });

  it('reads lists, with their first number', () => {
    expect(shape('Choose:\n- one\n* two\n3. three\n4) four\nDone')).toEqual([
      'Choose:',
      '• one',
      '• two',
      '3 three',
      '4 four',
      'Done',
    ]);
  });

  it('leaves what only looks like it as it is', () => {
    for (const text of ['2 * 3 * 4', 'snake_case_name', '** not **', 'a*b*c', '**open', '-5 degrees', '# title', '']) {
      expect(shape(text)).toEqual([text]);
    }
  });

  it('takes an address as a whole, also with marks in it', () => {
    expect(shape('See https://shop.example/a_b_c now')).toEqual(['See <https://shop.example/a_b_c> now']);
  });

  it('G19: leaves markup and addresses that run something as text', () => {
    for (const text of [
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      'javascript:alert(1)',
      '![](http://x.example/a.png)',
    ]) {
      expect(
        toBlocks(text).flatMap((block) => (block.kind === 'paragraph' ? block.lines.flat() : [{ kind: 'list' }])),
      ).toEqual([{ kind: 'text', text }]);
    }
  });

  it('reads the longest text in no time, whatever marks it has', () => {
    const read = (text: string): number => {
      const start = performance.now();
      toBlocks(text);
      return performance.now() - start;
    };
    for (const mark of ['*', '**', '_', '`', '- ', '* a', '_a ']) {
      const text = mark.repeat(4096 / mark.length);
      // Of several tries the quickest: what else the machine does is not the text's fault.
      expect(Math.min(...Array.from({ length: 5 }, () => read(text)))).toBeLessThan(200);
    }
  });
});

describe('isPlain', () => {
  it.each(['Thanks!', 'Two\nlines', '3 of them, 2 - 1', 'http is a word', 'a@b.example'])(
    'finds nothing in %j',
    (text) => {
      expect(isPlain(text)).toBe(true);
    },
  );

  it('says so only of texts in which nothing would be found', () => {
    const pieces = fc.constantFrom(
      '*',
      '_',
      '`',
      '- ',
      '• ',
      '1. ',
      '2) ',
      '\n',
      ' ',
      'word',
      'https://a.example',
      'mailto:a@b.c',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        fc.pre(isPlain(text));
        const kinds = toBlocks(text).flatMap((block) =>
          block.kind === 'paragraph' ? block.lines.flat().map(({ kind }) => kind) : ['list'],
        );
        expect(kinds.filter((kind) => kind !== 'text')).toEqual([]);
      }),
    );
  });
});
