import { InjectionToken } from '@angular/core';

const ID_BYTES = 16;

/** Makes the id of a message: 128 random bits in base64url. */
export const NEW_MESSAGE_ID = new InjectionToken<() => string>('new message id', {
  providedIn: 'root',
  factory: () => () => {
    const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  },
});
