import type { Agent } from 'livechat-core/protocol';
import { randomUUID } from 'node:crypto';
import { hashPassword } from '../auth/passwords.js';
import { DEFAULT_SCOPES } from '../auth/actor.js';
import { hashSecret, newId, newPassword, newToken } from '../auth/secrets.js';
import { checkInput } from '../check-input.js';
import type { Store } from '../store/store.js';
import { WEBHOOK_RULES, webhookAdmin, type WebhookRules } from '../webhook/webhook-admin.js';
import type { WidgetChanges } from '../store/widget-store.js';
import type { Admin } from './admin.js';
import {
  DEFAULT_THEMES,
  agentChangesSchema,
  agentSchema,
  apiKeySchema,
  notFound,
  originOf,
  passwordSchema,
  widgetChangesSchema,
  widgetNotFound,
  widgetSchema,
} from './admin-input.js';
import { factsOf, makeSecretKey, readNewKey, secretsOf } from './widget-keys.js';

/** The administration of a store. */
export function createAdmin(store: Store, webhookRules: WebhookRules = WEBHOOK_RULES): Admin {
  return {
    webhooks: webhookAdmin(store, webhookRules),

    async createWidget(input) {
      const { id, title, multiThread, themes, origins, ...settings } = checkInput(widgetSchema, input, 'widget');
      const widget = {
        id: id ?? randomUUID(),
        title,
        multiThread: multiThread ?? false,
        themes: themes ?? DEFAULT_THEMES,
        origins: normalized(origins ?? []),
        ...settings,
      };
      const key = makeSecretKey();
      await store.createWidget(widget, key);
      return { id: widget.id, secretKey: { id: key.id, key: key.material } };
    },

    listWidgets: () => store.listWidgets(),

    async getWidget(id) {
      const widget = await store.findWidget(id.toLowerCase());
      if (widget === undefined) throw widgetNotFound(id);
      const keys = await store.listWidgetKeys(widget.id);
      return { ...widget, secretKeys: secretsOf(keys), keys: keys.map(factsOf) };
    },

    async updateWidget(id, input) {
      const { title, multiThread, themes, origins, ...settings } = checkInput(widgetChangesSchema, input, 'widget');
      const changes: WidgetChanges = {
        ...(title === undefined ? {} : { title }),
        ...(multiThread === undefined ? {} : { multiThread }),
        ...(themes === undefined ? {} : { themes }),
        ...(origins === undefined ? {} : { origins: normalized(origins) }),
        ...given(settings),
      };
      const widget = await store.updateWidget(id.toLowerCase(), changes);
      if (widget === undefined) throw widgetNotFound(id);
      return widget;
    },

    async addWidgetKey(widgetId, input) {
      const key = await readNewKey(input);
      if (!(await store.addWidgetKey(widgetId.toLowerCase(), key))) throw widgetNotFound(widgetId);
      const isMadeHere = key.kind === 'SECRET' && !('secret' in input && input.secret !== undefined);
      return { ...factsOf(key), ...(isMadeHere ? { key: key.material } : {}) };
    },

    async removeWidgetKey(widgetId, keyId) {
      if (await store.removeWidgetKey(widgetId.toLowerCase(), keyId)) return;
      throw notFound(`key ${keyId} of the widget ${widgetId}`, '"npx livechat-server widget key list" lists the keys.');
    },

    async createAgent(input) {
      const { email, name, password, role } = checkInput(agentSchema, input, 'agent');
      const agent: Agent = { id: newId(), email, name, role: role ?? 'AGENT' };
      const chosen = password ?? newPassword();
      await store.createAgent({ agent, passwordHash: await hashPassword(chosen) });
      return password === undefined ? { agent, password: chosen } : { agent };
    },

    listAgents: () => store.listAgents(),

    async setAgentPassword(email, password) {
      checkInput(passwordSchema, password, 'password');
      const agent = await findAgent(store, email);
      const chosen = password ?? newPassword();
      await store.setAgentPassword(agent.id, await hashPassword(chosen));
      return password === undefined ? { agent, password: chosen } : { agent };
    },

    async updateAgent(email, changes) {
      const { name, role } = checkInput(agentChangesSchema, changes, 'agent');
      const { id } = await findAgent(store, email);
      const agent = await store.updateAgent(id, {
        ...(name === undefined ? {} : { name }),
        ...(role === undefined ? {} : { role }),
      });
      return agent ?? noAgent(email);
    },

    async removeAgent(email) {
      const { id } = await findAgent(store, email);
      if (!(await store.removeAgent(id))) noAgent(email);
    },

    async createApiKey(input) {
      const { name, scopes = DEFAULT_SCOPES } = checkInput(apiKeySchema, input, 'apiKey');
      const id = newId();
      const key = newToken();
      await store.createApiKey({ id, name, keyHash: hashSecret(key), scopes });
      return { id, key, scopes };
    },

    listApiKeys: () => store.listApiKeys(),

    async revokeApiKey(id) {
      if (await store.revokeApiKey(id)) return;
      throw notFound(`API key ${id} in use`, '"npx livechat-server api-key list" lists the keys.');
    },
  };
}

async function findAgent(store: Store, email: string): Promise<Agent> {
  return (await store.findAgent(email))?.agent ?? noAgent(email);
}

function noAgent(email: string): never {
  throw notFound(`agent ${email}`, '"npx livechat-server agent list" lists the agents.');
}

function normalized(origins: readonly string[]): string[] {
  return [...new Set(origins.map((origin) => originOf(origin) ?? origin))];
}

/** Without what was left out. */
function given<T extends object>(settings: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: Exclude<T[K], undefined> };
}
