import { expect, test } from './fixtures/test';
import { Widget } from './pages/widget';

/** Notes what the page's scripts are called for from now on: frames, timers and moments of rest. */
function noteWork(): void {
  const work: string[] = [];
  // The test waits without being noted.
  Object.assign(window, { work, wait: window.setTimeout.bind(window) });
  for (const name of ['requestAnimationFrame', 'requestIdleCallback', 'setTimeout', 'setInterval']) {
    const ask = Reflect.get(window, name) as (run: unknown, ...more: readonly unknown[]) => unknown;
    const noted = (run: unknown, ...more: readonly unknown[]): unknown => {
      if (typeof run !== 'function') return ask.call(window, run, ...more);
      const runAndNote = (...given: readonly unknown[]): unknown => {
        work.push(`${name} ${String(more[0])}`);
        return Reflect.apply(run, undefined, given) as unknown;
      };
      return ask.call(window, runAndNote, ...more);
    };
    Reflect.set(window, name, noted);
  }
}

for (const state of ['closed', 'open'] as const) {
  test(`a chat that is ${state} only keeps its connection while its page is hidden and nobody writes`, async ({
    newPage,
    server,
    unique,
  }) => {
    const page = await newPage();
    await page.addInitScript(noteWork);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await widget.open();
    await widget.startConversation();
    await widget.send(unique('Before I go'));
    await expect(widget.message(unique('Before I go'))).toBeVisible();
    if (state === 'closed') await widget.close();
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
      Object.defineProperty(document, 'hidden', { get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const workOf = (time: number): Promise<readonly string[]> =>
      page.evaluate((time) => {
        const { work, wait } = window as unknown as { work: string[]; wait: typeof setTimeout };
        work.length = 0;
        return new Promise<string[]>((resolve) => wait(() => resolve([...work]), time));
      }, time);
    // What was begun before is finished first. Then tabs ask each other every five seconds, and the server every fifteen.
    const heartbeats = ['setTimeout 5000', 'setTimeout 5000', 'setTimeout 15000'];
    await expect
      .poll(async () => (await workOf(6_000)).filter((each) => !heartbeats.includes(each)), { timeout: 60_000 })
      .toEqual([]);
    expect((await workOf(6_000)).length).toBeLessThanOrEqual(heartbeats.length);
  });
}
