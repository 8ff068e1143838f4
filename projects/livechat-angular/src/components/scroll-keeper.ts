/** How close to an edge counts as being there, in pixels. */
const END_ZONE = 48;
const TOP_ZONE = 80;

/** What of an element scrolling needs; an `HTMLElement` has it. */
export interface ScrollArea {
  scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

/**
 * Keeps a growing list where its reader is: at the end when that was in view, else on the same
 * message, whether something was added below or older messages above.
 */
export class ScrollKeeper {
  private following = true;
  private height = 0;
  private firstKey: string | null = null;

  constructor(private readonly area: ScrollArea) {}

  /** Whether the end is in view, and new messages will keep it so. */
  get isFollowing(): boolean {
    return this.following;
  }

  get isNearTop(): boolean {
    return this.area.scrollTop < TOP_ZONE;
  }

  /** To be called on every scroll. */
  moved(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.area;
    this.following = scrollHeight - scrollTop - clientHeight < END_ZONE;
  }

  /** To be called after the list was rendered, or resized. */
  rendered(firstKey: string | null): void {
    const { scrollHeight } = this.area;
    const grownAbove = this.firstKey !== null && firstKey !== this.firstKey;
    if (this.following) this.area.scrollTop = scrollHeight;
    else if (grownAbove) this.area.scrollTop += scrollHeight - this.height;
    this.height = scrollHeight;
    this.firstKey = firstKey;
  }

  /** Follows the end from now on: another conversation, an own message, a wish. */
  follow(): void {
    this.following = true;
    this.area.scrollTop = this.area.scrollHeight;
  }
}
