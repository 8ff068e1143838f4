/** What the measurements of the widget call; the page of plain DOM has the same. */
export interface BenchPage {
  /** Shows the window with the end of the conversation; resolves when it was painted. */
  open(): Promise<void>;
  /** Brings a conversation of so many messages into the chat, with its window closed. */
  load(count: number): Promise<void>;
  /** Lets messages of an agent come, one a frame. */
  append(count: number): Promise<void>;
  /** Types into the composer, one character a frame; resolves with the milliseconds until each was painted. */
  type(text: string): Promise<readonly number[]>;
}

declare global {
  interface Window {
    bench?: BenchPage;
  }
}
