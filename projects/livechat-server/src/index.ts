export type {
  AddedWidgetKey,
  Admin,
  AgentUpdate,
  NewAgent,
  NewApiKey,
  NewWidget,
  NewWidgetKey,
  WidgetKeyFacts,
  WidgetUpdate,
  WidgetWithKeys,
} from './admin/admin.js';
export { openAdmin, type OpenAdmin } from './admin/open-admin.js';
export type { Scope } from './auth/actor.js';
export type { Clock } from './clock.js';
export { readConfig, type ServerConfig } from './config/read-config.js';
export { createServer, type LiveChatServer, type ServerOptions } from './create-server.js';
export type { SocketPatience } from './socket/socket-deps.js';
export type { ApiKey } from './store/agent-store.js';
export type { SecretKey } from './sign/signing-key.js';
export type { TokenAlgorithm, WidgetKeyKind } from './store/widget-key.js';
export type { Widget } from './store/widget-store.js';
