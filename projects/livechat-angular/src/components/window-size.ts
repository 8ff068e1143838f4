/** The size of a window, in pixels. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** Where the visitor's size is kept in the browser. */
export const WINDOW_SIZE_KEY = 'livechat.window-size';

/** How a size is kept: `520x680`. */
const SIZE = /^(\d{3,4})x(\d{3,4})$/;

/** Reads a size as it is kept; `null` where there is none. */
export function readWindowSize(kept: string | null): WindowSize | null {
  const size = SIZE.exec(kept ?? '');
  return size === null ? null : { width: Number(size[1]), height: Number(size[2]) };
}

/** Gives a window its size. A page that is smaller than the one where it was chosen limits it by the style sheet. */
export function showWindowSize({ style }: HTMLElement, { width, height }: WindowSize): void {
  style.setProperty('--lc-window-width', `${width}px`);
  style.setProperty('--lc-window-height', `${height}px`);
}
