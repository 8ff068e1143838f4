import { Injectable, computed, inject, signal } from '@angular/core';
import { KEPT_CHOICES } from '../session/kept-choices';
import { TEXT } from '../text/catalogue';
import { SHORTCUTS, isCharacterKey, type ShortcutName } from './shortcut';

const NAME = 'shortcuts';

/**
 * Whether single characters do something. Who speaks to the computer, or hits keys by mistake, can switch them off;
 * Escape stays.
 */
@Injectable({ providedIn: 'root' })
export class ShortcutSwitch {
  readonly #kept = inject(KEPT_CHOICES);
  readonly #isOn = signal(this.#kept.read(NAME) !== 'off');

  readonly isOn = this.#isOn.asReadonly();
  /** What works now. */
  readonly works = computed(() => {
    const isOn = this.#isOn();
    return (name: ShortcutName): boolean => isOn || !isCharacterKey(name);
  });

  set(choice: 'on' | 'off'): void {
    this.#kept.write(NAME, choice);
    this.#isOn.set(choice === 'on');
  }

  /** The key for `aria-keyshortcuts`; null while it does nothing. */
  ariaOf(name: ShortcutName): string | null {
    return this.works()(name) ? SHORTCUTS[name] : null;
  }

  /** What a control does, with its key behind it. */
  titleOf(label: string, name: ShortcutName): string {
    return this.works()(name) ? TEXT.keys.titled(label, TEXT.keys.names[name]) : label;
  }
}
