import { provideZonelessChangeDetection } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import type { OpenRoot } from './stage';

/** An application of Angular itself. */
export const openRoot: OpenRoot = async (_document, providers) =>
  (await createApplication({ providers: [provideZonelessChangeDetection(), ...providers] })).injector;
