import type { Message } from 'livechat-core/protocol';
import * as fc from 'fast-check';
import { sampleMessage, sampleMessages } from '../testing/samples';
import { appendMessage, joinNewestPage, prependOlderPage } from './merge-messages';

const seqs = (messages: readonly { readonly seq: number }[]): readonly number[] => messages.map(({ seq }) => seq);

describe('appendMessage', () => {
  it('adds the next message', () => {
    const { messages, torn } = appendMessage(sampleMessages(1, 2), sampleMessage(3));
    expect(seqs(messages)).toEqual([1, 2, 3]);
    expect(torn).toBe(false);
  });

  it('G3: takes a repeated message in once', () => {
    const held = sampleMessages(1, 3);
    expect(appendMessage(held, sampleMessage(2))).toEqual({ messages: held, torn: false });
  });

  it('G6: asks for another read instead of showing a log with a gap', () => {
    const held = sampleMessages(1, 2);
    expect(appendMessage(held, sampleMessage(4))).toEqual({ messages: held, torn: true });
    expect(appendMessage([], sampleMessage(4)).torn).toBe(true);
  });

  it('leaves a message that is older than everything held to the older pages', () => {
    const held = sampleMessages(5, 6);
    expect(appendMessage(held, sampleMessage(2))).toEqual({ messages: held, torn: false });
  });

  it('G17: notices another message in the place of a held one', () => {
    expect(appendMessage(sampleMessages(1, 3), sampleMessage(3, { id: 'another-one' })).torn).toBe(true);
  });

  it('G4: holds an ascending log without gaps or repeats, whatever arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 })), (arrivals) => {
        const log = arrivals.reduce<readonly Message[]>(
          (held, seq) => appendMessage(held, sampleMessage(seq)).messages,
          [],
        );
        expect(seqs(log)).toEqual(log.map((_, index) => index + 1));
      }),
    );
  });
});

describe('joinNewestPage', () => {
  it('keeps the older pages that were read before', () => {
    expect(seqs(joinNewestPage(sampleMessages(1, 5), sampleMessages(4, 8)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('keeps what was heard while the page was under way', () => {
    expect(seqs(joinNewestPage(sampleMessages(3, 6), sampleMessages(1, 5)))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('starts anew from the page where they do not touch', () => {
    expect(seqs(joinNewestPage(sampleMessages(1, 3), sampleMessages(8, 9)))).toEqual([8, 9]);
  });

  it('G17: believes the page where they contradict each other', () => {
    const page = [sampleMessage(1), sampleMessage(2, { id: 'another-one' })];
    expect(joinNewestPage(sampleMessages(1, 4), page)).toEqual(page);
  });
});

describe('prependOlderPage', () => {
  it('puts an adjoining page first', () => {
    expect(seqs(prependOlderPage(sampleMessages(4, 5), sampleMessages(2, 3)))).toEqual([2, 3, 4, 5]);
  });

  it('drops what is held already, and a page that would leave a gap', () => {
    const held = sampleMessages(4, 5);
    expect(seqs(prependOlderPage(held, sampleMessages(3, 4)))).toEqual([3, 4, 5]);
    expect(prependOlderPage(held, sampleMessages(1, 2))).toBe(held);
  });
});
