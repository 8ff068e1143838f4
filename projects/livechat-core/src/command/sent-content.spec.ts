import { sentContent } from './sent-content.js';

describe('sentContent', () => {
  const file = { id: 'file-0001', name: 'a.png', mediaType: 'image/png', size: 1 };

  it('names the first file and where it lies', () => {
    const content = { type: 'FILES' as const, files: [file, { url: 'https://x.test/b', name: 'b' }] };
    expect(sentContent(content, 'https://chat.example')).toEqual({
      ...content,
      attachment: 'https://chat.example/livechat/1/files/file-0001',
      fileName: 'a.png',
    });
    expect(sentContent({ type: 'FILES', files: [{ url: 'https://x.test/b', name: 'b' }] }, '')).toMatchObject({
      attachment: 'https://x.test/b',
      fileName: 'b',
    });
  });

  it('leaves everything else as it is', () => {
    const text = { type: 'TEXT', text: 'Hello' } as const;
    expect(sentContent(text, '')).toBe(text);
    const none = { type: 'FILES' as const, files: [] };
    expect(sentContent(none, '')).toBe(none);
  });
});
