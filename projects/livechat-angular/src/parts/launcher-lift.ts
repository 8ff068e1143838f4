import { DOCUMENT, inject, signal, type Signal } from '@angular/core';
import { keptSetting } from './kept-setting';

/** How far up the visitor has moved the launcher; kept in this browser. */
export class LauncherLift {
  private readonly kept = keptSetting(inject(DOCUMENT).defaultView, 'livechat.launcher-lift');
  private readonly lift = signal(Number.parseInt(this.kept.read() ?? '', 10) || 0);

  /** The distance from the page's lower edge, in pixels; 0 where nobody has moved it. */
  readonly height: Signal<number> = this.lift.asReadonly();

  put(height: number): void {
    this.lift.set(height);
    this.kept.write(String(height));
  }
}
