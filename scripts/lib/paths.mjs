import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where builds and tests keep what can be thrown away. */
export const CACHE = `${ROOT}.cache/`;
