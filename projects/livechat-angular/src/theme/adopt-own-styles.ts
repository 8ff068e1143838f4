import { ElementRef, afterNextRender, inject } from '@angular/core';
import { adoptStyles } from './style-sheets';
import { styledRoot } from './styled-root';

/**
 * Adopts the styles of a component where it is drawn, be it a shadow root or the page; call it in
 * the component's constructor. For components that are drawn inside of the widget, whose shadow root
 * the page's styles do not reach.
 *
 * @example
 * ```ts
 * class OrderCard {
 *   constructor() {
 *     adoptOwnStyles('.order { padding: 12px; }');
 *   }
 * }
 * ```
 */
export function adoptOwnStyles(css: string): void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  afterNextRender({
    earlyRead: () => {
      adoptStyles(styledRoot(host), css);
    },
  });
}
