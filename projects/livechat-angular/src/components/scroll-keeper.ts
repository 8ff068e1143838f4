/** How close to an edge counts as being there, in pixels. */
const END_ZONE = 48;

/** A row of the list, and how far its top is from that of the area, in pixels. */
export interface RowPlace {
  readonly key: string;
  readonly top: number;
}

/** What of a list on the page scrolling needs. */
export interface ScrollArea {
  scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  /** The rows in view, from the uppermost on. */
  rowsInView(): readonly RowPlace[];
  /** Where a row is now; `null` when it is gone. */
  topOf(key: string): number | null;
}

/**
 * Keeps a list where its reader is: at the end when that was in view, else on the same message,
 * whatever is added or taken away around it.
 */
export class ScrollKeeper {
  private following = true;
  /** Where the list was moved to last, by its reader or from here. */
  private top = 0;
  private places: readonly RowPlace[] = [];

  constructor(private readonly area: ScrollArea) {}

  /** Whether the end is in view, and new messages will keep it so. */
  get isFollowing(): boolean {
    return this.following;
  }

  /** How much is in view, in pixels. */
  get screen(): number {
    return this.area.clientHeight;
  }

  /** How far the first and the last row on the page are out of view, in pixels. */
  get above(): number {
    return this.area.scrollTop;
  }

  get below(): number {
    const { scrollTop, scrollHeight, clientHeight } = this.area;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** To be called on every scroll. @param hasEnd whether the list's last message is on the page */
  moved(hasEnd: boolean): void {
    // What grows below its reader has moved the end, and nobody has left it: the scroll is heard of later than the growth.
    const isLeft = this.area.scrollTop < this.top;
    this.top = this.area.scrollTop;
    this.following = hasEnd && (this.below < END_ZONE || (this.following && !isLeft));
    this.places = this.following ? [] : fromTheMiddle(this.area.rowsInView());
  }

  /** To be called after the list was rendered, or resized. */
  rendered(): void {
    if (this.following) return this.toEnd();
    // One may be gone: the name of a day, to which older messages have come.
    for (const { key, top } of this.places) {
      const now = this.area.topOf(key);
      if (now === null) continue;
      if (now !== top) this.area.scrollTop += now - top;
      return;
    }
  }

  /** Follows the end from now on: another conversation, an own message, a wish. */
  follow(): void {
    this.following = true;
    this.places = [];
    this.toEnd();
  }

  private toEnd(): void {
    // What is in its place already is not moved: that would be a scroll to be heard of.
    if (this.below >= 1) this.area.scrollTop = this.area.scrollHeight;
    this.top = this.area.scrollTop;
  }
}

/** The uppermost changes when older messages come before it: it may lose the name of its author. */
function fromTheMiddle(rows: readonly RowPlace[]): readonly RowPlace[] {
  const middle = rows.length >> 1;
  return [...rows.slice(middle), ...rows.slice(0, middle)];
}
