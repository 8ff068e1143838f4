export { InMemoryBrowser, InMemoryTab } from './in-memory-browser.js';
export { InMemoryChat, type Counters, type Posted, type StoredThread } from './in-memory-chat.js';
export { InMemoryFiles, type UploadHandler } from './in-memory-files.js';
export { InMemoryServer, TEST_WIDGET } from './in-memory-server.js';
