import type { Clock } from '../clock.js';
import type { WidgetStore } from '../store/widget-store.js';
import { isOriginAllowed } from './open-session.js';

/** For how long the widgets that were read are used, in milliseconds. */
const KEPT_MS = 5_000;

/**
 * The origins that some widget allows. At the door nobody knows which widget a page wants; whom none
 * of them allows need not come in. `hello` then asks the one that it names.
 */
export class KnownOrigins {
  #widgets: ReturnType<WidgetStore['listWidgets']> | undefined;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly store: WidgetStore,
    private readonly clock: Clock,
  ) {}

  /** Whether a page of this origin can be meant by any widget. */
  async allow(origin: string): Promise<boolean> {
    const now = this.clock();
    if (this.#widgets === undefined || Math.abs(now - this.#readAt) > KEPT_MS) {
      this.#readAt = now;
      this.#widgets = this.store.listWidgets();
      this.#widgets.catch(() => (this.#widgets = undefined));
    }
    const widgets = await this.#widgets;
    // Without a widget the page is to hear that its widget does not exist.
    return widgets.length === 0 || widgets.some((widget) => isOriginAllowed(widget, origin));
  }
}
