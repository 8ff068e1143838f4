export { blobStoreContract } from './blob-store-contract.js';
export { sessionStoreContract } from './session-store-contract.js';
export { transportContract, type TransportHost } from './transport-contract.js';
export { unsentStoreContract } from './unsent-store-contract.js';
export { tabPlatformContract } from './tab-platform-contract.js';
