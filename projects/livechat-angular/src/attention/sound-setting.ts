import { DOCUMENT, Injectable, inject, signal, type Signal } from '@angular/core';

const KEY = 'livechat.sound';

/** Whether a new message may be heard; kept in this browser. */
@Injectable()
export class SoundSetting {
  private readonly storage = storageOf(inject(DOCUMENT).defaultView);
  private readonly on = signal(this.storage?.getItem(KEY) !== 'off');

  readonly isOn: Signal<boolean> = this.on.asReadonly();

  toggle(): void {
    const isOn = !this.on();
    this.on.set(isOn);
    try {
      this.storage?.setItem(KEY, isOn ? 'on' : 'off');
    } catch {
      // A full or blocked storage: it holds until the page is left.
    }
  }
}

/** A browser may refuse even to name its storage. */
function storageOf(view: Window | null): Storage | null {
  try {
    return view?.localStorage ?? null;
  } catch {
    return null;
  }
}
