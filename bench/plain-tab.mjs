/**
 * Opens a tab in a private window of its own, and speaks the browser's own protocol with it. A page of
 * Playwright's is listened to all the time: the browser then notes for each request which line of which script has asked
 * for it, and reads scripts once more to know, which a visitor's browser does not.
 *
 * @param {import('@playwright/test').Browser} browser
 * @returns {Promise<{ send(method: string, params?: object): Promise<object>, close(): Promise<void> }>}
 */
export async function openPlainTab(browser) {
  const root = await browser.newBrowserCDPSession();
  const { browserContextId } = await root.send('Target.createBrowserContext');
  const { targetId } = await root.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map();
  let lastId = 0;
  root.on('Target.receivedMessageFromTarget', (event) => {
    const { id, result, error } = JSON.parse(event.message);
    const answer = event.sessionId === sessionId ? waiting.get(id) : undefined;
    if (answer === undefined) return;
    waiting.delete(id);
    if (error === undefined) answer.resolve(result);
    else answer.reject(new Error(`The browser refused ${answer.method}: ${error.message}`));
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { method, resolve, reject });
        const message = JSON.stringify({ id: lastId, method, params });
        root.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
      }),
    close: async () => {
      await root.send('Target.disposeBrowserContext', { browserContextId });
      await root.detach();
    },
  };
}
