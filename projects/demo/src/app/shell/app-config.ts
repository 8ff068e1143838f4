import {
  type ApplicationConfig,
  provideBrowserGlobalErrorListeners,
  provideEnvironmentInitializer,
} from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideLiveChat } from 'livechat-angular';
import { tellCartToChat } from '../chat/tell-cart';
import { ROUTES } from './routes';

/** What the shop is made of. The chat is one line; it finds its server at the shop's own address. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(ROUTES, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideLiveChat({ widgetId: '85ea1938-f457-496d-8532-8fa489beea63' }),
    provideEnvironmentInitializer(tellCartToChat),
  ],
};
