/**
 * What connects a chat, for programs that want it with the chat and not after it, and the parts that
 * it is made of, for those that put one in another's place.
 *
 * @packageDocumentation
 */
export { chatEngine } from './sharing-engine.js';
export { indexedDbBlobStore } from '../session/indexed-db-blob-store.js';
export { indexedDbShelf, type Shelf, type Shelved, type ShelfName } from '../session/indexed-db-shelf.js';
export { indexedDbUnsentStore } from '../session/indexed-db-unsent-store.js';
export { browserTabs, type BrowserParts } from '../tabs/browser-tabs.js';
export { backOffMs } from '../transport/back-off.js';
export { CONNECTION_STATES, type ConnectionTraits } from '../transport/connection-states.js';
export { fallbackTransport, type FallbackOptions } from '../transport/fallback-transport.js';
export { httpFileTransfer } from '../transport/http-file-transfer.js';
export { streamingTransport, type Fetch } from '../transport/streaming-transport.js';
export { sessionTransportMemory, type TransportMemory } from '../transport/transport-memory.js';
export { SOCKET_PATH, webSocketTransport, type WebSocketConstructor } from '../transport/web-socket-transport.js';
