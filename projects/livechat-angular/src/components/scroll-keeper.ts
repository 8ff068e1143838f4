/** How close to an edge counts as being there, in pixels. */
const END_ZONE = 48;

/** Less than a pixel is nothing that anybody sees, and a write would break off a scroll that is still under way. */
const LEAST_MOVE = 1;

/** A row of the list, and how far its top is from where the list's content begins, in pixels: scrolling changes nothing. */
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
  /** Where in the content a row is now; `null` when it is gone. */
  topOf(key: string): number | null;
}

/**
 * Keeps a list where its reader is: at the end when that was in view, else on the same message,
 * whatever is added or taken away around it.
 *
 * A browser tells of a scroll in the frame after it was painted. Whatever else happens until then finds the list
 * elsewhere than it was heard of, and must not take it back.
 */
export class ScrollKeeper {
  private following = true;
  /** Where the list is, as far as is known here: scrolled to by its reader, or from here. */
  private known = 0;
  /** Where it has to be for its reader to see the same as before: where it is, unless that is beyond an edge. */
  private wanted = 0;
  private places: readonly RowPlace[] = [];
  /** How far the rows have moved within the list since they were in these places. */
  private shift = 0;

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
    const isLeft = this.area.scrollTop < this.known;
    // A picture above may have grown since: noted as it is now, that would never be made good. What is beyond an edge never is.
    if (!this.following && Math.abs(this.wanted - this.known) < LEAST_MOVE) this.restore();
    this.following = hasEnd && (this.below < END_ZONE || (this.following && !isLeft));
    this.wanted = this.known = this.area.scrollTop;
    this.places = this.following ? [] : fromTheMiddle(this.area.rowsInView());
    this.shift = 0;
  }

  /** To be called before the list is rendered, while it still is as its reader has seen it. */
  rendering(): void {
    if (this.following) this.moved(true);
    else this.hear();
  }

  /** To be called after the list was rendered, or resized. */
  rendered(): void {
    if (this.following) this.toEnd();
    else this.restore();
  }

  /** Follows the end from now on: another conversation, an own message, a wish. */
  follow(): void {
    this.following = true;
    this.places = [];
    this.toEnd();
  }

  /** Moves the list as far as its rows have moved within it. */
  private restore(): void {
    this.hear();
    // One may be gone: the name of a day, to which older messages have come.
    for (const { key, top } of this.places) {
      const now = this.area.topOf(key);
      if (now === null) continue;
      this.wanted += now - top - this.shift;
      this.shift = now - top;
      if (Math.abs(this.wanted - this.known) >= LEAST_MOVE) this.area.scrollTop = this.wanted;
      this.known = this.area.scrollTop;
      return;
    }
  }

  /** Takes in what its reader has scrolled. */
  private hear(): void {
    const { scrollTop } = this.area;
    // A list that became shorter than where its reader was is at its end without having been scrolled.
    const isCut = scrollTop < this.known && this.below < 1;
    if (!isCut) this.wanted += scrollTop - this.known;
    this.known = scrollTop;
  }

  private toEnd(): void {
    // What is in its place already is not moved: that would be a scroll to be heard of.
    if (this.below >= 1) this.area.scrollTop = this.area.scrollHeight;
    this.known = this.area.scrollTop;
  }
}

/** The uppermost changes when older messages come before it: it may lose the name of its author. */
function fromTheMiddle(rows: readonly RowPlace[]): readonly RowPlace[] {
  const middle = rows.length >> 1;
  return [...rows.slice(middle), ...rows.slice(0, middle)];
}
