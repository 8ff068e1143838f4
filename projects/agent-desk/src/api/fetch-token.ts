import { InjectionToken } from '@angular/core';

/** The browser's `fetch`, replaceable because it is the edge to the network. */
export const FETCH = new InjectionToken<typeof fetch>('fetch', {
  providedIn: 'root',
  factory: () => globalThis.fetch.bind(globalThis),
});
