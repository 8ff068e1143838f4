import { AngularAppEngine, createRequestHandler } from '@angular/ssr';

const engine = new AngularAppEngine();

/**
 * Renders the page of an address of the shop. What serves it is the demo's own server, and any other that has
 * `Request` and `Response` could.
 */
export const reqHandler = createRequestHandler((request) => engine.handle(request));
