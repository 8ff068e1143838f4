import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { find, markupOf } from './stage';

/** What people and programs put where a text is expected. */
const VALUES: readonly unknown[] = ['x', '', 'a b', null, undefined, 0, 1, true, false, Number.NaN, [1, 2], {}, 'x'];

@Component({
  selector: 'fixture-bound',
  template: `
    <input [value]="value()" [disabled]="value() !== 'x'" [attr.aria-label]="value()" [attr.data-x]="value()" />
    <p [hidden]="value() === null" [title]="value()" [attr.title]="other()"></p>
    <p [textContent]="value()" [tabIndex]="3" id="fixed" hidden></p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Bound {
  readonly value = signal<unknown>('x');
  readonly other = signal<string | null>('first');
}

@Component({
  selector: 'fixture-classes',
  template: `<p class="one two" [class.two]="on()" [class.three]="on()" [class.four-4]="on() === true"></p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Classes {
  readonly on = signal<unknown>(true);
}

@Component({
  selector: 'fixture-given',
  template: `<p class="one two" [class.two]="value()"></p>`,
  host: { style: 'color: red', '[style.color]': 'value()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Given {
  readonly value = input<unknown>();
}

@Component({
  selector: 'fixture-styles',
  template: `
    <p [style.color]="colour()" [style.width.px]="width()" [style.--own]="own()" [style.z-index]="width()"></p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Styles {
  readonly colour = signal<string | null | undefined>('blue');
  readonly width = signal<unknown>(4);
  readonly own = signal<string | number | null | undefined>('2px');
}

@Component({
  selector: 'fixture-hosted',
  template: `{{ name() }}`,
  host: {
    class: 'own fixed',
    role: 'note',
    '[class.open]': 'name() === "open"',
    '[attr.data-name]': 'name()',
    '[style.--name]': 'name()',
    '[id]': 'name()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Hosted {
  readonly name = input<string | null>('open');
}

@Component({
  selector: 'fixture-host-parent',
  imports: [Hosted],
  template: `<fixture-hosted
    class="outer"
    [class.outer-bound]="on()"
    [class.fixed]="on()"
    role="alert"
    [name]="name()"
  />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class HostParent {
  readonly on = signal(true);
  readonly name = signal<string | null>('open');
}

@Component({
  selector: 'fixture-links',
  template: `
    <a [href]="url()" [attr.href]="url()">a</a>
    <a [href]="url()">b</a>
    <a [attr.href]="url()">c</a>
    <img alt="" [src]="url()" />
    <img alt="" [attr.src]="url()" />
    <audio [src]="url()"></audio>
    <video [src]="url()"></video>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Links {
  readonly url = signal<unknown>('');
}

const MAN = 'javascript:alert(1)';

/** Addresses that are code, that look like code, and that are none. */
const ADDRESSES: readonly unknown[] = [
  MAN,
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  'javascript\u003aalert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'unsafe:javascript:alert(1)',
  '//javascript:alert(1)',
  './javascript:alert(1)',
  '?javascript:alert(1)',
  '#javascript:alert(1)',
  'javascript:',
  'javascript://https://shop.example/%0aalert(1)',
  'javascript',
  'data:text/html,<script>alert(1)</script>',
  'data:image/png;base64,AAAA',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'vbscript:msgbox(1)',
  'blob:https://shop.example/1',
  'file:///etc/passwd',
  'https://shop.example/?a=b#c',
  'http://user:pass@shop.example',
  'HTTPS://SHOP.EXAMPLE',
  'mailto:a@b.c',
  'tel:+4912345',
  'sms:+49123',
  'ftp://shop.example',
  'custom-scheme:x',
  'about:blank',
  '/path',
  'path:with:colons',
  '',
  ' ',
  null,
  undefined,
  0,
  false,
  ['javascript:alert(1)'],
  { toString: () => MAN },
];

const addressOf = (element: Element): string | null => element.getAttribute('href') ?? element.getAttribute('src');

/** Properties, attributes, classes and styles, and those of a component's own element. */
export const BINDING_CASES: ContractCases = {
  'sets properties to the very values, and attributes to their texts or takes them away': ({ mount, tick, record }) => {
    const { instance, host } = mount(Bound);
    const field = find<HTMLInputElement>(host, 'input');
    for (const value of VALUES) {
      instance.value.set(value);
      tick();
      record([markupOf(host), field.value, field.disabled]);
      expect(field.hasAttribute('data-x')).toBe(value !== null && value !== undefined);
    }
    instance.other.set(null);
    tick();
    record(markupOf(host));
  },
  'does not touch a property whose value is the same': ({ mount, tick }) => {
    const { instance, host } = mount(Bound);
    const field = find<HTMLInputElement>(host, 'input');
    field.value = 'typed';
    instance.other.set('second');
    tick();
    expect(field.value).toBe('typed');
    instance.value.set('y');
    tick();
    expect(field.value).toBe('y');
  },
  'adds and removes classes beside those that are fixed': ({ mount, tick, record }) => {
    const { instance, host } = mount(Classes);
    const { classList } = find(host, 'p');
    expect([...classList].sort()).toEqual(['four-4', 'one', 'three', 'two']);
    for (const value of [false, 1, 0, 'yes', '', {}, true]) {
      instance.on.set(value);
      tick();
      record([...classList].sort());
    }
  },
  'has what the template gives it where a value is undefined, and nothing where it is null': ({
    mount,
    tick,
    record,
  }) => {
    const values = [undefined, null, 'blue', undefined, false, null, undefined, '', null];
    for (const first of values) {
      const { host, setInput } = mount(Given, { inputs: { value: first } });
      const [{ classList }, { style }] = [find(host, 'p'), host];
      for (const value of [first, ...values]) {
        setInput('value', value);
        tick();
        record([first, value, [...classList].sort(), style.color]);
        if (value === null) expect([...classList]).toEqual(['one']);
        if (value === undefined) expect([...classList].sort()).toEqual(['one', 'two']);
      }
    }
  },
  'leaves classes alone that somebody else has set': ({ mount, tick }) => {
    const { instance, host } = mount(Classes);
    find(host, 'p').classList.add('foreign');
    instance.on.set(false);
    tick();
    expect(find(host, 'p').classList).toContain('foreign');
  },
  'sets and removes styles, with units and variables': ({ mount, tick, record }) => {
    const { instance, host } = mount(Styles);
    const { style } = find(host, 'p');
    expect(style.getPropertyValue('--own')).toBe('2px');
    expect(style.width).toBe('4px');
    for (const value of [null, 7, undefined, '', 0, '9px']) {
      instance.width.set(value);
      instance.own.set(value);
      tick();
      record([style.width, style.zIndex, style.getPropertyValue('--own')]);
    }
    for (const value of ['green', null, 'blue', undefined, 'no colour']) {
      instance.colour.set(value);
      tick();
      record(style.color);
    }
  },
  'merges what a component says of its own element with what its parent says': ({ mount, tick, record }) => {
    const { instance, host } = mount(HostParent);
    const element = find(host, 'fixture-hosted');
    const look = (): unknown => [
      [...element.classList].sort(),
      element.id,
      element.getAttribute('role'),
      element.getAttribute('data-name'),
      element.style.getPropertyValue('--name'),
      element.textContent,
    ];
    record(look());
    expect(element.classList).toContain('outer');
    expect(element.classList).toContain('own');
    for (const [on, name] of [
      [false, 'open'],
      [false, 'x'],
      [true, null],
      [true, 'open'],
    ] as const) {
      instance.on.set(on);
      instance.name.set(name);
      tick();
      record(look());
    }
  },
  'says of the outermost element what its component says of it': ({ mount, tick, record, document }) => {
    const host = document.createElement('contract-host');
    const { setInput } = mount(Hosted, { host });
    const look = (): unknown => [[...host.classList].sort(), host.id, host.getAttribute('role'), host.textContent];
    record(look());
    setInput('name', 'closed');
    tick();
    record(look());
    expect(host.getAttribute('data-name')).toBe('closed');
  },
  'G19: makes addresses harmless that would run code, and leaves all others': ({ mount, tick, record }) => {
    const { instance, host } = mount(Links);
    for (const url of ADDRESSES) {
      instance.url.set(url);
      tick();
      const written = [...host.querySelectorAll('[href], [src]')].map(addressOf);
      record([String(url), written]);
      for (const link of host.querySelectorAll('a')) expect(link.protocol).not.toBe('javascript:');
    }
    instance.url.set(MAN);
    tick();
    expect(find(host, 'a').getAttribute('href')).toBe(`unsafe:${MAN}`);
  },
};
