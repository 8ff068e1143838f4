/** The program that {@link openThreadedStore} starts. */
export const STORE_PROGRAM = new URL('./store-thread.js', import.meta.url);
