export { InMemoryChat, type Counters, type Posted, type StoredThread } from './in-memory-chat.js';
export { InMemoryServer, TEST_WIDGET } from './in-memory-server.js';
