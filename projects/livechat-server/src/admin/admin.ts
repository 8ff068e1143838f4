import type { Agent, Theme } from 'livechat-core/protocol';
import type { ApiKey } from '../store/agent-store.js';
import type { Widget, WidgetKey } from '../store/widget-store.js';

/** A widget with the keys that sign tokens for its customers. */
export interface WidgetWithKeys extends Widget {
  /** Newest first. Keep them on servers: whoever has one can log in as anybody. */
  readonly secretKeys: readonly WidgetKey[];
}

export interface NewWidget {
  /** A UUID; one is made when it is left out. */
  readonly id?: string | undefined;
  /** The name of the chat window. */
  readonly title: string;
  /** Whether a customer may have several conversations at a time. Default: false. */
  readonly multiThread?: boolean | undefined;
  /** By name, one of them `default`. Default: `default` and `dark`. */
  readonly themes?: Readonly<Record<string, Theme>> | undefined;
  /** The origins whose pages may embed the widget. Default: all. */
  readonly origins?: readonly string[] | undefined;
}

/** What is left out, or `undefined`, stays as it is. */
export type WidgetUpdate = { readonly [K in Exclude<keyof NewWidget, 'id'>]?: NewWidget[K] | undefined };

export interface NewAgent {
  readonly email: string;
  readonly name: string;
  /** At least 8 characters; one is made when it is left out. */
  readonly password?: string | undefined;
  /** Default: `AGENT`. */
  readonly role?: Agent['role'] | undefined;
}

/**
 * What the owner of an installation sets up. It may be used while a server runs on the same store.
 * Wrong input is a `LiveChatError` `INVALID_ARGUMENT` that names the field.
 *
 * @example
 * ```ts
 * const { id, secretKey } = await admin.createWidget({ title: 'Shop', origins: ['https://shop.example'] });
 * ```
 */
export interface Admin {
  createWidget(widget: NewWidget): Promise<{ readonly id: string; readonly secretKey: WidgetKey }>;
  listWidgets(): Promise<readonly Widget[]>;
  /** @throws LiveChatError `WIDGET_NOT_FOUND` */
  getWidget(id: string): Promise<WidgetWithKeys>;
  /** @throws LiveChatError `WIDGET_NOT_FOUND` */
  updateWidget(id: string, changes: WidgetUpdate): Promise<Widget>;

  /** The password comes back only when it was made here. */
  createAgent(agent: NewAgent): Promise<{ readonly agent: Agent; readonly password?: string }>;
  listAgents(): Promise<readonly Agent[]>;
  /**
   * Also signs the agent out everywhere. The password comes back only when it was made here.
   *
   * @throws LiveChatError `NOT_FOUND`
   */
  setAgentPassword(email: string, password?: string): Promise<{ readonly agent: Agent; readonly password?: string }>;

  /** The key is used as `Authorization: App <key>`; it cannot be read again. */
  createApiKey(key: { readonly name: string }): Promise<{ readonly id: string; readonly key: string }>;
  listApiKeys(): Promise<readonly ApiKey[]>;
  /** @throws LiveChatError `NOT_FOUND` */
  revokeApiKey(id: string): Promise<void>;
}
