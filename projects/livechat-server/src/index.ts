export type { Admin, NewAgent, NewWidget, WidgetUpdate, WidgetWithKeys } from './admin/admin.js';
export { openAdmin, type OpenAdmin } from './admin/open-admin.js';
export type { Clock } from './clock.js';
export { readConfig, type ServerConfig } from './config/read-config.js';
export { createServer, type LiveChatServer, type ServerOptions } from './create-server.js';
export type { SocketPatience } from './socket/socket-deps.js';
export type { ApiKey } from './store/agent-store.js';
export type { Widget, WidgetKey } from './store/widget-store.js';
