import {
  type ApplicationConfig,
  inject,
  provideBrowserGlobalErrorListeners,
  provideEnvironmentInitializer,
} from '@angular/core';
import { provideClientHydration, withEventReplay } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideLiveChat, withAuth, withLazyWidget } from 'livechat-angular/service';
import { withRouterContext } from 'livechat-angular/router';
import { AccountStore } from '../account/account-store';
import { tellCartToChat } from '../chat/tell-cart';
import { ROUTES } from './routes';

/** What the shop is made of. The chat finds its server at the shop's own address. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideClientHydration(withEventReplay()),
    provideRouter(ROUTES, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideLiveChat(
      { widgetId: '85ea1938-f457-496d-8532-8fa489beea63' },
      withAuth(() => inject(AccountStore).chatToken()),
      withLazyWidget(() => import('../chat/corner-chat').then(({ CornerChat }) => CornerChat)),
      withRouterContext(),
    ),
    provideEnvironmentInitializer(tellCartToChat),
  ],
};
