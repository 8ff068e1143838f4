import { runInNewContext } from 'node:vm';
import type { LiveChatFunction } from './install-global';
import { liveChatSnippet } from './snippet';

interface Page {
  window: Page;
  liveChat?: LiveChatFunction;
  document: unknown;
  Date: DateConstructor;
}

describe('liveChatSnippet', () => {
  it('queues calls and inserts the script', () => {
    const scripts: unknown[] = [];
    const page = {
      Date,
      document: { createElement: () => ({}), head: { appendChild: (script: unknown) => scripts.push(script) } },
    } as Page;
    page.window = page;
    runInNewContext(liveChatSnippet('https://chat.example/livechat.js', 'the-widget'), page);
    expect(scripts).toEqual([{ async: true, src: 'https://chat.example/livechat.js' }]);
    expect(Array.from(page.liveChat?.q?.[0] ?? [])).toEqual(['init', 'the-widget']);
    expect(page.liveChat?.t).toEqual(expect.any(Number));
  });

  it('G19: cannot be left by what is written into it', () => {
    expect(liveChatSnippet('</script><script>alert(1)', '"</script>')).not.toContain('</script>');
  });
});
