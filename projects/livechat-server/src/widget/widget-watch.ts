import type { WidgetConfig } from 'livechat-core/protocol';
import type { Clock } from '../clock.js';
import type { FanOut } from '../fan-out/fan-out.js';
import type { PresenceStore } from '../store/presence-store.js';
import type { Widget, WidgetStore } from '../store/widget-store.js';
import { availabilityOf, typicalMinutes } from './availability.js';
import { toWidgetConfig } from './widget-config.js';

/** How often widgets of open pages are looked at: agents come and go, hours end, and the command line tells nobody. */
const EVERY_MS = 10_000;

/** How long a measured time of answers is good. */
const MEASURED_FOR_MS = 10 * 60_000;

/** What a watch looks at, and whom it tells of failures. */
export interface WidgetWatchDeps {
  readonly store: Pick<WidgetStore, 'findWidget'> & PresenceStore;
  readonly fanOut: FanOut;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
}

/** Whom a page's widget has news for. There is one for each page, so it is asked by methods, not by functions of its own. */
export interface WidgetListener {
  onConfig(config: WidgetConfig): void;
  /** Other pages may embed the widget than before. */
  onOrigins(widget: Widget): void;
}

interface Watched {
  readonly id: string;
  readonly listeners: Set<WidgetListener>;
  /** What its pages know, as JSON; `undefined` until it was looked at first. */
  told: string | undefined;
  /** Of the last look, as JSON; `undefined` until there was one. */
  origins: string | undefined;
  readonly unsubscribe: () => void;
}

interface Measured {
  readonly minutes: number | undefined;
  readonly at: number;
}

/** Knows what the pages of widgets are to know, and tells those of this process when it changes. */
export class WidgetWatch {
  readonly #watched = new Map<string, Watched>();
  readonly #measured = new Map<string, Measured>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly deps: WidgetWatchDeps) {}

  /** What a page may know of its widget now. */
  async configOf(widget: Widget): Promise<WidgetConfig> {
    const { store, clock } = this.deps;
    const agents = await store.listPresence();
    const measuredMinutes = await this.#minutesOf(widget);
    return toWidgetConfig(widget, availabilityOf(widget, { agents, measuredMinutes, now: clock() }));
  }

  /**
   * Tells of every change from now on.
   *
   * @param known what the listener knows already
   * @returns what ends it
   */
  watch(known: WidgetConfig, listener: WidgetListener): () => void {
    const watched = this.#watched.get(known.id) ?? this.#begin(known);
    watched.listeners.add(listener);
    // Another page was told something else meanwhile: the next look tells all.
    if (watched.told !== JSON.stringify(known)) watched.told = undefined;
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size === 0) this.#end(watched.id, watched);
    };
  }

  /** Looks at all widgets of open pages now. */
  async refresh(): Promise<void> {
    for (const id of [...this.#watched.keys()]) await this.#look(id);
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const [id, watched] of this.#watched) this.#end(id, watched);
  }

  #begin(known: WidgetConfig): Watched {
    const look = (): void => void this.#look(known.id).catch(this.deps.onFailure);
    const watched: Watched = {
      id: known.id,
      listeners: new Set(),
      told: JSON.stringify(known),
      origins: undefined,
      unsubscribe: this.deps.fanOut.subscribe([`widget:${known.id}`], look),
    };
    this.#watched.set(known.id, watched);
    this.#schedule();
    return watched;
  }

  #end(id: string, watched: Watched): void {
    watched.unsubscribe();
    if (this.#watched.get(id) === watched) this.#watched.delete(id);
    if (this.#watched.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.refresh()
        .catch(this.deps.onFailure)
        .finally(() => {
          this.#timer = undefined;
          if (this.#watched.size > 0) this.#schedule();
        });
    }, EVERY_MS).unref();
  }

  async #look(id: string): Promise<void> {
    const widget = await this.deps.store.findWidget(id);
    if (widget === undefined) return;
    const config = await this.configOf(widget);
    const json = JSON.stringify(config);
    const watched = this.#watched.get(id);
    if (watched === undefined) return;
    if (watched.told !== json) {
      watched.told = json;
      for (const listener of watched.listeners) listener.onConfig(config);
    }
    const origins = JSON.stringify(widget.origins);
    if (watched.origins !== origins) {
      watched.origins = origins;
      for (const listener of [...watched.listeners]) listener.onOrigins(widget);
    }
  }

  async #minutesOf({ id, replyMinutes }: Widget): Promise<number | undefined> {
    if (replyMinutes !== undefined) return undefined;
    const now = this.deps.clock();
    const known = this.#measured.get(id);
    if (known !== undefined && now - known.at < MEASURED_FOR_MS) return known.minutes;
    const minutes = typicalMinutes(await this.deps.store.listFirstAnswerWaits(id));
    this.#measured.set(id, { minutes, at: now });
    return minutes;
  }
}
