import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  afterRenderEffect,
  inject,
  input,
  viewChild,
  type ElementRef,
} from '@angular/core';
import type { IconNode } from 'lucide';

const SVG = 'http://www.w3.org/2000/svg';

/** One icon of the family, drawn in the colour of the text. It says nothing: the control around it has the name. */
@Component({
  selector: 'desk-icon',
  template: `<svg #svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }

    svg {
      inline-size: var(--icon-size, 18px);
      block-size: var(--icon-size, 18px);
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly icon = input.required<IconNode>();

  readonly #document = inject(DOCUMENT);
  protected readonly svg = viewChild.required<ElementRef<SVGSVGElement>>('svg');

  constructor() {
    afterRenderEffect({ write: () => this.#draw(this.icon()) });
  }

  #draw(icon: IconNode): void {
    const shapes = icon.map(([tag, attributes]) => {
      const shape = this.#document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
      return shape;
    });
    this.svg().nativeElement.replaceChildren(...shapes);
  }
}
