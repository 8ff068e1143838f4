import { painted } from './frames';

/** Types one character a frame, and tells how long each took until it was painted, in milliseconds. */
export async function typeInto(field: HTMLTextAreaElement, text: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (const character of text) {
    const startedAt = performance.now();
    field.value += character;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: character }));
    await painted();
    times.push(performance.now() - startedAt);
  }
  return times;
}
