import { ElementRef, afterNextRender, inject } from '@angular/core';
import { adoptStyles } from './style-sheets';

/** Adopts the styles of a part that is read later where its component is; to be called in its constructor. */
export function adoptOwnStyles(css: string): void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  afterNextRender({
    earlyRead: () => {
      const root = host.getRootNode();
      if (root instanceof ShadowRoot) adoptStyles(root, css);
    },
  });
}
