import { type ApplicationConfig, mergeApplicationConfig } from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { appConfig } from './app-config';
import { SERVER_ROUTES } from './server-routes';

/** What the shop is made of where a server renders it. The chat needs nothing of its own there. */
export const serverConfig: ApplicationConfig = mergeApplicationConfig(appConfig, {
  providers: [provideServerRendering(withRoutes(SERVER_ROUTES))],
});
