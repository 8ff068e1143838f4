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
  /** The uppermost row in view. */
  firstInView(): RowPlace | null;
  /** Where a row is now; `null` when it is gone. */
  topOf(key: string): number | null;
}

/**
 * Keeps a list where its reader is: at the end when that was in view, else on the same message,
 * whatever is added or taken away around it.
 */
export class ScrollKeeper {
  private following = true;
  private place: RowPlace | null = null;

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
    this.following = hasEnd && this.below < END_ZONE;
    this.place = this.following ? null : this.area.firstInView();
  }

  /** To be called after the list was rendered, or resized. */
  rendered(): void {
    if (this.following) {
      // What is in its place already is not moved: that would be a scroll to be heard of.
      if (this.below >= 1) this.area.scrollTop = this.area.scrollHeight;
      return;
    }
    if (this.place === null) return;
    const top = this.area.topOf(this.place.key);
    if (top !== null && top !== this.place.top) this.area.scrollTop += top - this.place.top;
  }

  /** Follows the end from now on: another conversation, an own message, a wish. */
  follow(): void {
    this.following = true;
    this.place = null;
    this.area.scrollTop = this.area.scrollHeight;
  }
}
