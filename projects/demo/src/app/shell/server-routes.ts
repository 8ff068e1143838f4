import { RenderMode, type ServerRoute } from '@angular/ssr';

/**
 * Where each page of the shop is drawn. What is kept in the browser, the cart and who is signed in, cannot be known
 * to a server: those pages begin there, so that nobody sees an empty cart for a moment.
 */
export const SERVER_ROUTES: ServerRoute[] = [
  { path: 'cart', renderMode: RenderMode.Client },
  { path: 'account', renderMode: RenderMode.Client },
  { path: '**', renderMode: RenderMode.Server },
];
