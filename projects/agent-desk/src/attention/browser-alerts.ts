import { DOCUMENT, Injectable, InjectionToken, inject } from '@angular/core';
import { playChime } from './chime';

/** What an alert says. */
export interface Alert {
  readonly conversationId: string;
  readonly title: string;
  readonly body: string;
}

/** Plays the sound of an alert; replaceable because tests have no sound. */
export const CHIME = new InjectionToken<() => void>('chime', {
  providedIn: 'root',
  factory: () => {
    const view = inject(DOCUMENT).defaultView;
    return () => (view === null ? undefined : playChime(view));
  },
});

/** Notifications of the system, one for a conversation: a later message takes the place of the one before. */
@Injectable({ providedIn: 'root' })
export class BrowserAlerts {
  readonly #view = inject(DOCUMENT).defaultView;
  readonly #shown = new Map<string, Notification>();

  /** Shows an alert where the agent has allowed it; `onChosen` runs when it is clicked. */
  show({ conversationId, title, body }: Alert, onChosen: () => void): void {
    const notification = this.#create(title, { body, tag: conversationId, dir: 'auto' });
    if (notification === null) return;
    this.#shown.set(conversationId, notification);
    notification.addEventListener('click', () => {
      this.#view?.focus();
      onChosen();
      notification.close();
    });
  }

  /** Takes the alert of a conversation away: it has been seen. */
  close(conversationId: string): void {
    this.#shown.get(conversationId)?.close();
    this.#shown.delete(conversationId);
  }

  #create(title: string, options: NotificationOptions): Notification | null {
    const notifications = this.#view?.Notification;
    if (notifications?.permission !== 'granted') return null;
    try {
      return new notifications(title, options);
    } catch {
      // Browsers of phones leave it to service workers, and throw.
      return null;
    }
  }
}
