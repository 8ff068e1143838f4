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

  firstInView(): RowPlace | null {
    const edge = this.edge();
    const rows = this.element.querySelectorAll(`[${ROW_KEY}]`);
    let low = 0;
    let high = rows.length;
    // The rows lie one below the other: the first whose end is in view.
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
      else low = middle + 1;
    }
    const row = rows[low];
    return row === undefined
      ? null
      : { key: row.getAttribute(ROW_KEY) ?? '', top: row.getBoundingClientRect().top - edge };
  }

  topOf(key: string): number | null {
    const row = this.element.querySelector(`[${ROW_KEY}="${CSS.escape(key)}"]`);
    return row === null ? null : row.getBoundingClientRect().top - this.edge();
  }

  private edge(): number {
    return this.element.getBoundingClientRect().top;
  }
}
