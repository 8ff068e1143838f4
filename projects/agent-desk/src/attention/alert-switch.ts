import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { KEPT_CHOICES } from '../session/kept-choices';

const NAME = 'alerts';

/** Whether the agent wants to be alerted of messages. The browser is asked for its permission by that wish alone. */
@Injectable({ providedIn: 'root' })
export class AlertSwitch {
  readonly #kept = inject(KEPT_CHOICES);
  readonly #view = inject(DOCUMENT).defaultView;
  readonly #isOn = signal(this.#kept.read(NAME) === 'on');

  readonly isOn = this.#isOn.asReadonly();

  async set(choice: 'on' | 'off'): Promise<void> {
    this.#kept.write(NAME, choice);
    this.#isOn.set(choice === 'on');
    const notifications = this.#view?.Notification;
    // Who refuses has the sound; who decides later is asked by the browser itself.
    if (choice === 'on' && notifications?.permission === 'default') await notifications.requestPermission();
  }
}
