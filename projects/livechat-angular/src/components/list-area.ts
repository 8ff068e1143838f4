import type { RowPlace, ScrollArea } from './scroll-keeper';

/** The attribute that holds a row's key. */
const ROW_KEY = 'data-key';

/** A scrolling element whose rows carry their keys. */
export class ListArea implements ScrollArea {
  constructor(private readonly element: HTMLElement) {}

  get scrollTop(): number {
    return this.element.scrollTop;
  }

  set scrollTop(top: number) {
    this.element.scrollTop = top;
  }

  get scrollHeight(): number {
    return this.element.scrollHeight;
  }

  get clientHeight(): number {
    return this.element.clientHeight;
  }

  rowsInView(): readonly RowPlace[] {
    const { top: edge, bottom: end } = this.element.getBoundingClientRect();
    const rows = this.element.querySelectorAll(`[${ROW_KEY}]`);
    let low = 0;
    let high = rows.length;
    // The rows lie one below the other: the first whose end is in view.
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
      else low = middle + 1;
    }
    const places: RowPlace[] = [];
    const start = this.start();
    for (let row = rows[low]; row !== undefined; row = rows[low + places.length]) {
      const { top } = row.getBoundingClientRect();
      if (top >= end) break;
      places.push({ key: row.getAttribute(ROW_KEY) ?? '', top: top - start });
    }
    return places;
  }

  topOf(key: string): number | null {
    const row = this.element.querySelector(`[${ROW_KEY}="${CSS.escape(key)}"]`);
    return row === null ? null : row.getBoundingClientRect().top - this.start();
  }

  /** Where the content begins, however far above the view that is. */
  private start(): number {
    return this.element.getBoundingClientRect().top - this.element.scrollTop;
  }
}
