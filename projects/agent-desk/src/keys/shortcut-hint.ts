import { Directive, computed, inject, input } from '@angular/core';
import type { ShortcutName } from './shortcut';
import { ShortcutSwitch } from './shortcut-switch';

/**
 * Tells of the key that does the same as a control.
 *
 * @example
 * ```html
 * <button deskShortcut="solve" shortcutTitle="Mark solved">…</button> <!-- title: Mark solved (E) -->
 * ```
 */
@Directive({
  selector: '[deskShortcut]',
  host: { '[attr.aria-keyshortcuts]': 'key()', '[attr.title]': 'title()' },
})
export class ShortcutHint {
  /** Null for a control that no key stands for at the moment. */
  readonly deskShortcut = input.required<ShortcutName | null>();
  readonly shortcutTitle = input.required<string>();

  readonly #switch = inject(ShortcutSwitch);
  protected readonly key = computed(() => {
    const name = this.deskShortcut();
    return name === null ? null : this.#switch.ariaOf(name);
  });
  protected readonly title = computed(() => {
    const name = this.deskShortcut();
    return name === null ? this.shortcutTitle() : this.#switch.titleOf(this.shortcutTitle(), name);
  });
}
