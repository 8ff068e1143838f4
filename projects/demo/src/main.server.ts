import { type BootstrapContext, bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/shell/app';
import { serverConfig } from './app/shell/server-config';

/** Starts the shop once for each page that a server renders. */
const bootstrap = (context: BootstrapContext) => bootstrapApplication(App, serverConfig, context);

export default bootstrap;
