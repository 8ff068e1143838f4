import { ChangeDetectionStrategy, Component, inject, viewChild, type ElementRef } from '@angular/core';
import { X } from 'lucide';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';
import { SHORTCUT_NAMES } from './shortcut';
import { ShortcutSwitch } from './shortcut-switch';

/** Which keys there are, and whether single characters are among them. */
@Component({
  selector: 'desk-shortcut-sheet',
  imports: [Icon],
  templateUrl: './shortcut-sheet.html',
  styleUrl: './shortcut-sheet.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutSheet {
  readonly #switch = inject(ShortcutSwitch);
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly text = TEXT.keys;
  protected readonly icon = X;
  protected readonly names = SHORTCUT_NAMES;
  protected readonly isOn = this.#switch.isOn;
  protected readonly works = this.#switch.works;

  /** Shows the sheet above the desk; the browser gives the focus back when it closes. */
  open(): void {
    const dialog = this.dialog().nativeElement;
    if (!dialog.open) dialog.showModal();
  }

  protected set(isChecked: boolean): void {
    this.#switch.set(isChecked ? 'on' : 'off');
  }
}
