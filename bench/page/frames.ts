/** Resolves after the next frame was painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // A message that is sent before the frame is painted arrives after it.
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

/** Does something in each of so many frames, and resolves when the last one was painted. */
export async function eachFrame(count: number, act: (index: number) => void): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    act(index);
    await painted();
  }
}
