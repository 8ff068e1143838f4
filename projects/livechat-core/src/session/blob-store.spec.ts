import { blobStoreContract } from '../../testing/blob-store-contract.js';
import { memoryBlobStore } from './memory-blob-store.js';

blobStoreContract('memoryBlobStore', memoryBlobStore);
