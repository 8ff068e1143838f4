import { InjectionToken } from './token';

/** The document that is drawn on. */
export const DOCUMENT = new InjectionToken<Document>('DOCUMENT');

/** What everything runs on; see `isPlatformBrowser`. */
export const PLATFORM_ID = new InjectionToken<string>('PLATFORM_ID');

/** Zones, of which there are none here: what is to run inside of one, or outside, simply runs. */
export class NgZone {
  static readonly ɵprov = { providedIn: 'root', factory: (): NgZone => new NgZone() };

  run<T>(work: () => T): T {
    return work();
  }

  runOutsideAngular<T>(work: () => T): T {
    return work();
  }
}
