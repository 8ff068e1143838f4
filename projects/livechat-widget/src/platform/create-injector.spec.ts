import { ApplicationRef, Component, ViewEncapsulation, createComponent, signal } from '@angular/core';
import { createInjector } from './create-injector';

@Component({
  selector: 'lc-spec-icon',
  template: '<svg viewBox="0 0 1 1"><path d="M0 0" /></svg>',
  encapsulation: ViewEncapsulation.None,
})
class SpecIcon {}

@Component({
  selector: 'lc-spec-root',
  imports: [SpecIcon],
  template: `
    <p [class.is-on]="isOn()" [style.--width]="width()" [style.color]="colour()" [attr.title]="title()">
      {{ words() }}
    </p>
    @for (row of rows(); track row) {
      <i>{{ row }}</i>
    }
    @if (isOn()) {
      <lc-spec-icon />
    }
    <button type="button" (click)="words.set('pressed')" (keydown.escape)="words.set('left')" [disabled]="!isOn()">
      Press
    </button>
  `,
  encapsulation: ViewEncapsulation.ExperimentalIsolatedShadowDom,
  host: { '(document:visibilitychange)': "words.set('seen')" },
})
class SpecRoot {
  readonly words = signal('<b>plain</b>');
  readonly isOn = signal(true);
  readonly width = signal<string | null>('4px');
  readonly colour = signal<string | null>('red');
  readonly title = signal<string | null>('a title');
  readonly rows = signal(['a', 'b', 'c']);
}

function draw() {
  const environmentInjector = createInjector(document);
  const hostElement = document.createElement('lc-spec-root');
  const application = environmentInjector.get(ApplicationRef);
  const view = createComponent(SpecRoot, { environmentInjector, hostElement });
  application.attachView(view.hostView);
  document.body.append(hostElement);
  application.tick();
  const root = hostElement.shadowRoot;
  if (root === null) throw new Error('It has no shadow root.');
  const get = (selector: string) => root.querySelector<HTMLElement>(selector);
  return { application, view, host: hostElement, root, get, words: () => get('p')?.textContent?.trim() };
}

describe('createInjector', () => {
  afterEach(() => document.body.replaceChildren());

  it('G19: draws a component into its shadow root, text as text, and nothing into the page', () => {
    const { host, root, get, words } = draw();
    expect(words()).toBe('<b>plain</b>');
    expect(get('p')?.children).toHaveLength(0);
    expect(get('path')?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(host.childNodes).toHaveLength(0);
    expect([...document.querySelectorAll('style')]).toEqual([]);
    expect(root.querySelectorAll('i')).toHaveLength(3);
  });

  it('follows what is bound: classes, styles, attributes, properties, rows in a new order', () => {
    const { application, view, root, get } = draw();
    const paragraph = get('p');
    expect(paragraph?.className).toBe('is-on');
    expect(paragraph?.style.getPropertyValue('--width')).toBe('4px');
    expect(paragraph?.style.color).toBe('red');
    expect(paragraph?.title).toBe('a title');
    const { isOn, width, colour, title, rows } = view.instance;
    isOn.set(false);
    width.set(null);
    colour.set(null);
    title.set(null);
    rows.set(['c', 'd', 'a']);
    application.tick();
    expect(paragraph?.className).toBe('');
    expect(paragraph?.style.getPropertyValue('--width')).toBe('');
    expect(paragraph?.style.color).toBe('');
    expect(paragraph?.hasAttribute('title')).toBe(false);
    expect([...root.querySelectorAll('i')].map((each) => each.textContent)).toEqual(['c', 'd', 'a']);
    expect(get('svg')).toBeNull();
    expect(get('button')?.hasAttribute('disabled')).toBe(true);
  });

  it('draws by itself after an event, without zones', async () => {
    const { application, get, words } = draw();
    get('button')?.click();
    await application.whenStable();
    expect(words()).toBe('pressed');
    get('button')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await application.whenStable();
    expect(words()).toBe('left');
    document.dispatchEvent(new Event('visibilitychange'));
    await application.whenStable();
    expect(words()).toBe('seen');
  });

  it('takes a component away with its listeners', async () => {
    const { application, view, host } = draw();
    const { words } = view.instance;
    view.destroy();
    host.remove();
    document.dispatchEvent(new Event('visibilitychange'));
    await application.whenStable();
    expect(words()).toBe('<b>plain</b>');
    expect(document.querySelector('lc-spec-root')).toBeNull();
  });

  it('has services of its own each time', () => {
    const [one, other] = [createInjector(document), createInjector(document)];
    expect(one.get(ApplicationRef)).not.toBe(other.get(ApplicationRef));
    expect(one.get(ApplicationRef)).toBe(one.get(ApplicationRef));
  });
});
