import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  Renderer2,
  effect,
  inject,
  input,
  ViewEncapsulation,
} from '@angular/core';
import { DIRECTIONAL_ICONS, ICONS, type IconName } from './icons';

const ROOT_ATTRIBUTES: Readonly<Record<string, string>> = {
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.75',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  // Words beside it say what it means.
  'aria-hidden': 'true',
};

/** A drawing of the widget's one family, built node by node: no markup is parsed. */
@Component({
  selector: 'lc-icon',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Icon {
  readonly name = input.required<IconName>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly renderer = inject(Renderer2);
  private readonly document = inject(DOCUMENT);

  constructor() {
    effect(() => {
      const drawing = this.draw(this.name());
      for (const old of Array.from(this.host.childNodes)) this.renderer.removeChild(this.host, old);
      this.renderer.appendChild(this.host, drawing);
    });
  }

  private draw(name: IconName): Element {
    const directional = DIRECTIONAL_ICONS.has(name) ? ' lc-icon--directional' : '';
    const svg = this.element('svg', { ...ROOT_ATTRIBUTES, class: `lc-icon${directional}` });
    for (const [tag, attributes] of ICONS[name]) svg.appendChild(this.element(tag, attributes));
    return svg;
  }

  private element(tag: string, attributes: Readonly<Record<string, string | number | undefined>>): Element {
    const element = this.document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) element.setAttribute(name, String(value));
    }
    return element;
  }
}
