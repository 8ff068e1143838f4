import {
  ChangeDetectionStrategy,
  Component,
  ViewEncapsulation,
  input,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { createCustomElement, type NgElementStrategy, type NgElementStrategyEvent } from '@angular/elements';
import { expect } from 'expect';
import { NEVER, type Observable } from 'rxjs';
import type { ContractCases } from './contract-cases';
import { find, markupOf } from './stage';

@Component({
  selector: 'fixture-inside',
  template: `<i>{{ value() }}</i>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Inside {
  readonly value = input(0);
}

@Component({
  selector: 'fixture-shadow',
  imports: [Inside],
  template: `
    @if (shown()) {
      <p>{{ value() }}</p>
    }
    <b #mark></b>
    @for (row of rows(); track row) {
      <fixture-inside [value]="row" />
    }
  `,
  host: { '[attr.data-value]': 'value()', class: 'shadow', '(click)': 'clicks = clicks + 1' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.ExperimentalIsolatedShadowDom,
})
class Shadow {
  clicks = 0;
  readonly shown = signal(true);
  readonly value = signal(1);
  readonly rows = signal<readonly number[]>([]);
  readonly mark = viewChild.required<ElementRef<HTMLElement>>('mark');
}

@Component({
  selector: 'fixture-drawing',
  template: `
    <svg viewBox="0 0 24 24" aria-hidden="true" [attr.width]="size()" [class.big]="size() > 9" [style.--size]="size()">
      <path [attr.d]="path()" />
      @if (more()) {
        <circle r="2" />
      }
      @for (each of [1, 2]; track each) {
        <g><line [attr.x1]="each" /></g>
      }
    </svg>
    <p>after</p>
    @if (more()) {
      <span>html</span>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Drawing {
  readonly size = signal(8);
  readonly path = signal('M0 0');
  readonly more = signal(false);
}

@Component({
  selector: 'fixture-attributes',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Attributes {
  readonly widgetId = input<string | null>(null);
  readonly isOpen = input(false);
  readonly renamed = input('', { alias: 'otherName' });
  readonly said = output<string>();
}

class RecordingStrategy implements NgElementStrategy {
  readonly events: Observable<NgElementStrategyEvent> = NEVER;
  readonly values = new Map<string, unknown>();

  constructor(private readonly log: unknown[]) {}

  connect(element: HTMLElement): void {
    this.log.push(['connect', element.localName]);
  }

  disconnect(): void {
    this.log.push(['disconnect']);
  }

  getInputValue(name: string): unknown {
    return this.values.get(name);
  }

  setInputValue(name: string, value: unknown): void {
    this.log.push(['set', name, value]);
    this.values.set(name, value);
  }
}

const SVG = 'http://www.w3.org/2000/svg';

/** A registry never forgets a name, and the runtimes share one. */
function freeName(): string {
  let count = 1;
  while (customElements.get(`contract-element-${count}`) !== undefined) count += 1;
  return `contract-element-${count}`;
}

/** Where on a page things are drawn, and as what. */
export const PAGE_CASES: ContractCases = {
  'draws into a shadow root where a component asks for one': ({ mount, tick, record, document }) => {
    const { instance, host, destroy } = mount(Shadow);
    const root = host.shadowRoot;
    expect(root?.mode).toBe('open');
    expect([...host.childNodes]).toEqual([]);
    record([markupOf(host), host.className, host.getAttribute('data-value')]);
    for (const [shown, rows] of [
      [false, [1, 2]],
      [true, [2, 1, 3]],
      [true, []],
    ] as const) {
      instance.shown.set(shown);
      instance.rows.set(rows);
      instance.value.update((value) => value + 1);
      tick();
      record([markupOf(host), host.getAttribute('data-value')]);
    }
    expect(instance.mark().nativeElement.getRootNode()).toBe(root);
    expect(document.querySelector('b')).toBeNull();
    destroy();
    expect(host.isConnected).toBe(false);
  },
  'draws vector graphics as such, in blocks too, and HTML after them': ({ mount, tick, record }) => {
    const { instance, host } = mount(Drawing);
    instance.more.set(true);
    instance.size.set(12);
    instance.path.set('M1 1');
    tick();
    record(markupOf(host));
    for (const name of ['svg', 'path', 'circle', 'g', 'line']) expect(find<Element>(host, name).namespaceURI).toBe(SVG);
    for (const name of ['p', 'span']) expect(find(host, name).namespaceURI).toBe('http://www.w3.org/1999/xhtml');
    expect(find<SVGElement>(host, 'svg').classList).toContain('big');
    expect(find<SVGElement>(host, 'svg').getAttribute('viewBox')).toBe('0 0 24 24');
  },
  'draws into an element of another document, as that of a frame': ({ mount, tick, document }) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentDocument;
    if (page === null) throw new Error('The frame has no page.');
    const host = page.createElement('section');
    page.body.append(host);
    const { instance } = mount(Shadow, { host });
    expect(markupOf(host)).toBe('<p>1</p><b></b>');
    expect(host.getAttribute('data-value')).toBe('1');
    host.dispatchEvent(new Event('click'));
    instance.value.set(5);
    tick();
    expect(instance.clicks).toBe(1);
    expect(markupOf(host)).toBe('<p>5</p><b></b>');
  },
  'replaces what lay in the element that it is drawn into': ({ mount, document, record }) => {
    const host = document.createElement('section');
    host.append('before', document.createElement('hr'));
    mount(Drawing, { host });
    expect(host.querySelector('hr')).toBeNull();
    record([markupOf(host), [...host.attributes].map(({ name }) => name).filter((name) => name !== 'ng-version')]);
  },
  'makes an element whose attributes and properties are inputs': ({ injector, document, record }) => {
    const log: unknown[] = [];
    const Made = createCustomElement(Attributes, {
      injector,
      strategyFactory: { create: () => new RecordingStrategy(log) },
    });
    const name = freeName();
    const early = document.createElement(name);
    early.setAttribute('widget-id', 'early');
    Reflect.set(early, 'isOpen', true);
    document.body.append(early);
    customElements.define(name, Made);
    record(JSON.stringify(log.splice(0)).replaceAll(name, 'name'));
    expect([...Made.observedAttributes].sort()).toEqual(['is-open', 'other-name', 'widget-id']);
    const element = document.createElement(name);
    element.setAttribute('other-name', 'x');
    element.setAttribute('data-x', 'x');
    Reflect.set(element, 'widgetId', 7);
    record([Reflect.get(element, 'widgetId'), Reflect.get(element, 'isOpen'), Reflect.get(element, 'renamed')]);
    document.body.append(element);
    element.setAttribute('is-open', '');
    element.removeAttribute('is-open');
    element.remove();
    document.body.append(element);
    record(JSON.stringify(log.splice(0)).replaceAll(name, 'name'));
    expect(Reflect.get(element, 'renamed')).toBe('x');
  },
};
