import type { WidgetConfig } from 'livechat-core/protocol';
import type { WidgetSettings } from '../widget/widget-settings.js';
import type { WidgetKey } from './widget-key.js';

/** A widget as the store holds it. */
export interface Widget extends Pick<WidgetConfig, 'id' | 'title' | 'multiThread' | 'themes'>, WidgetSettings {
  /** The origins whose pages may embed it; empty allows all. */
  readonly origins: readonly string[];
}

/** What can be changed of a widget: a setting that is `null` is taken away. */
export type WidgetChanges = Partial<Pick<Widget, 'title' | 'multiThread' | 'themes' | 'origins'>> & {
  readonly [K in keyof WidgetSettings]?: WidgetSettings[K] | null;
};

/** The widgets and their keys. */
export interface WidgetStore {
  /** @throws LiveChatError `INVALID_ARGUMENT` when there is a widget with this ID */
  createWidget(widget: Widget, key: WidgetKey): Promise<void>;
  /** The widget after the change, or `undefined` when there is none. */
  updateWidget(id: string, changes: WidgetChanges): Promise<Widget | undefined>;
  findWidget(id: string): Promise<Widget | undefined>;
  /** By title. */
  listWidgets(): Promise<readonly Widget[]>;
  /** Newest first. */
  listWidgetKeys(widgetId: string): Promise<readonly WidgetKey[]>;
  /**
   * Whether there is such a widget.
   *
   * @throws LiveChatError `INVALID_ARGUMENT` when a widget has a key with this id
   */
  addWidgetKey(widgetId: string, key: WidgetKey): Promise<boolean>;
  /** Whether the widget had such a key. */
  removeWidgetKey(widgetId: string, keyId: string): Promise<boolean>;
}
