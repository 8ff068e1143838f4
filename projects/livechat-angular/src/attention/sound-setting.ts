import { DOCUMENT, Injectable, inject, signal, type Signal } from '@angular/core';
import { keptSetting } from '../parts/kept-setting';

/** Whether a new message may be heard; kept in this browser. */
@Injectable()
export class SoundSetting {
  private readonly kept = keptSetting(inject(DOCUMENT).defaultView, 'livechat.sound');
  private readonly on = signal(this.kept.read() !== 'off');

  readonly isOn: Signal<boolean> = this.on.asReadonly();

  toggle(): void {
    const isOn = !this.on();
    this.on.set(isOn);
    this.kept.write(isOn ? 'on' : 'off');
  }
}
