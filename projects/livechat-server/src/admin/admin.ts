import type { Agent, Theme } from 'livechat-core/protocol';
import type { Scope } from '../auth/actor.js';
import type { SecretKey } from '../sign/signing-key.js';
import type { ApiKey } from '../store/agent-store.js';
import type { TokenAlgorithm, WidgetKeyKind } from '../store/widget-key.js';
import type { Widget } from '../store/widget-store.js';
import type { WidgetSettings } from '../widget/widget-settings.js';
import type { WebhookAdmin } from '../webhook/webhook-admin.js';

/** A widget with the keys that sign tokens for its customers. */
export interface WidgetWithKeys extends Widget {
  /** Newest first. Keep them on servers: whoever has one can log in as anybody. */
  readonly secretKeys: readonly SecretKey[];
  /** All keys, newest first, without what is secret. */
  readonly keys: readonly WidgetKeyFacts[];
}

/** What may be shown of a key that verifies customers' tokens. */
export interface WidgetKeyFacts {
  /** The claim `ski` of the tokens. */
  readonly id: string;
  readonly algorithm: TokenAlgorithm;
  readonly kind: WidgetKeyKind;
  /** From where the set of keys is read. */
  readonly url?: string;
}

/** A key to be added to a widget. */
export type NewWidgetKey =
  | {
      readonly id?: string | undefined;
      /** At least 32 bytes in base64, for example of the key of another installation. One is made when it is left out. */
      readonly secret?: string | undefined;
    }
  | {
      readonly id?: string | undefined;
      readonly algorithm: Exclude<TokenAlgorithm, 'HS256'>;
      /** PEM or JWK. */
      readonly publicKey: string;
    }
  | {
      readonly id?: string | undefined;
      readonly algorithm: Exclude<TokenAlgorithm, 'HS256'>;
      /** A JWKS, or the https address of one. */
      readonly jwks: string;
    };

/** A key that was added. */
export interface AddedWidgetKey extends WidgetKeyFacts {
  /** The secret, when it was made here; base64. */
  readonly key?: string;
}

export interface NewWidget extends WidgetSettings {
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

/** What is left out, or `undefined`, stays as it is; a setting that is `null` is taken away. */
export type WidgetUpdate = {
  readonly [K in Exclude<keyof NewWidget, 'id' | keyof WidgetSettings>]?: NewWidget[K] | undefined;
} & { readonly [K in keyof WidgetSettings]?: WidgetSettings[K] | null | undefined };

export interface NewAgent {
  readonly email: string;
  readonly name: string;
  /** At least 8 characters; one is made when it is left out. */
  readonly password?: string | undefined;
  /** Default: `AGENT`. */
  readonly role?: Agent['role'] | undefined;
}

/** What may be changed of an agent; what is left out, or `undefined`, stays. */
export interface AgentUpdate {
  readonly name?: string | undefined;
  readonly role?: Agent['role'] | undefined;
}

export interface NewApiKey {
  /** What the key is for. */
  readonly name: string;
  /** What it is good for. Default: to read and write conversations and their metadata. */
  readonly scopes?: readonly Scope[] | undefined;
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
  /** Who is told what happens. */
  readonly webhooks: WebhookAdmin;

  createWidget(widget: NewWidget): Promise<{ readonly id: string; readonly secretKey: SecretKey }>;
  listWidgets(): Promise<readonly Widget[]>;
  /** @throws LiveChatError `WIDGET_NOT_FOUND` */
  getWidget(id: string): Promise<WidgetWithKeys>;
  /** @throws LiveChatError `WIDGET_NOT_FOUND` */
  updateWidget(id: string, changes: WidgetUpdate): Promise<Widget>;

  /**
   * Adds a key for customers' tokens; those that it has stay. Keys are changed by adding the new one,
   * signing with it, and then removing the old one.
   *
   * @throws LiveChatError `WIDGET_NOT_FOUND`
   */
  addWidgetKey(widgetId: string, key: NewWidgetKey): Promise<AddedWidgetKey>;
  /**
   * Tokens of this key are refused from now on; sessions that they began go on.
   *
   * @throws LiveChatError `NOT_FOUND`
   */
  removeWidgetKey(widgetId: string, keyId: string): Promise<void>;

  /** The password comes back only when it was made here. */
  createAgent(agent: NewAgent): Promise<{ readonly agent: Agent; readonly password?: string }>;
  listAgents(): Promise<readonly Agent[]>;
  /**
   * Also signs the agent out everywhere. The password comes back only when it was made here.
   *
   * @throws LiveChatError `NOT_FOUND`
   */
  setAgentPassword(email: string, password?: string): Promise<{ readonly agent: Agent; readonly password?: string }>;

  /**
   * What is left out stays; a role counts from the next request on.
   *
   * @throws LiveChatError `NOT_FOUND`, and `FORBIDDEN` when the only administrator would be none any more
   */
  updateAgent(email: string, changes: AgentUpdate): Promise<Agent>;
  /**
   * Signs the agent out everywhere and forgets who it was. Messages keep the name; conversations of the agent are
   * assigned to nobody.
   *
   * @throws LiveChatError `NOT_FOUND`, and `FORBIDDEN` for the only administrator
   */
  removeAgent(email: string): Promise<void>;

  /** The key is used as `Authorization: App <key>`; it cannot be read again. */
  createApiKey(key: NewApiKey): Promise<{
    readonly id: string;
    readonly key: string;
    readonly scopes: readonly Scope[];
  }>;
  listApiKeys(): Promise<readonly ApiKey[]>;
  /** @throws LiveChatError `NOT_FOUND` */
  revokeApiKey(id: string): Promise<void>;
}
