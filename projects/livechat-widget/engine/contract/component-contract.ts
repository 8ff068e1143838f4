import {
  ChangeDetectionStrategy,
  Component,
  Directive,
  booleanAttribute,
  computed,
  input,
  output,
  signal,
} from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { find, markupOf } from './stage';

@Component({
  selector: 'fixture-child',
  template: `{{ plain() + '|' + must() + '|' + outer() }}|{{ flag() + '|' + upper() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Child {
  readonly plain = input<string | undefined>('default');
  readonly must = input.required<string>();
  readonly outer = input('', { alias: 'renamed' });
  readonly flag = input(false, { transform: booleanAttribute });
  protected readonly upper = computed(() => this.must().toUpperCase());
  readonly said = output<string>();
  readonly done = output({ alias: 'finished' });
}

@Component({
  selector: 'fixture-parent',
  imports: [Child],
  template: `
    <fixture-child must="fixed" renamed="r" flag (said)="heard.push($event)" (finished)="heard.push('done')" />
    <fixture-child [must]="must()" [plain]="plain()" [renamed]="must()" [flag]="flag()" />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Parent {
  readonly must = signal('m');
  readonly plain = signal<string | undefined>('p');
  readonly flag = signal<unknown>('');
  readonly heard: string[] = [];
}

@Component({
  selector: 'fixture-speaker',
  template: `<button type="button" (click)="said.emit('x')">x</button>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Speaker {
  readonly said = output<string>();
}

@Component({
  selector: 'fixture-hearer',
  imports: [Speaker],
  template: `
    @for (name of names(); track name) {
      <fixture-speaker (said)="heard.set(heard() + name + $event)" />
    }
    <p>{{ heard() }}</p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Hearer {
  readonly names = signal(['a', 'b']);
  readonly heard = signal('');
}

@Component({
  selector: 'fixture-frame',
  template: `
    <header><ng-content select="[head]" /></header>
    @if (open()) {
      <main><ng-content /></main>
    }
    <footer><ng-content select="em, [foot]" /></footer>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Frame {
  readonly open = input(true);
}

@Directive({ selector: '[head]' })
class Head {
  readonly head = input('');
}

@Component({
  selector: 'fixture-framed',
  imports: [Frame],
  template: `
    <fixture-frame [open]="open()"
      >text {{ value() }}<b>{{ value() }}</b
      ><i head>{{ value() }}</i
      ><em>{{ value() }}</em>
      @if (more()) {
        <u>{{ value() }}</u>
      }
      @for (row of rows(); track row) {
        <s>{{ row }}</s>
      }
      <span foot="">f</span></fixture-frame
    >
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Framed {
  readonly open = signal(true);
  readonly more = signal(false);
  readonly rows = signal<readonly number[]>([]);
  readonly value = signal(1);
}

@Component({
  selector: 'fixture-twice',
  imports: [Frame],
  template: `<fixture-frame [open]="open()"
    ><fixture-frame [open]="open()"><ng-content /></fixture-frame
  ></fixture-frame>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Twice {
  readonly open = input(true);
}

@Component({
  selector: 'fixture-outer',
  imports: [Twice, Head],
  template: `<fixture-twice [open]="open()"
    ><b [head]="'h'">{{ value() }}</b></fixture-twice
  >`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Outer {
  readonly open = signal(true);
  readonly value = signal(1);
}

/** Components in components: what goes in, what comes out, and what lies between their tags. */
export const COMPONENT_CASES: ContractCases = {
  'gives inputs what attributes and bindings say, changed as they ask': ({ mount, tick, record }) => {
    const { instance, host } = mount(Parent);
    const look = (): readonly (string | null)[] => [...host.children].map(({ textContent }) => textContent);
    expect(look()).toEqual(['default|fixed|r|true|FIXED', 'p|m|m|true|M']);
    for (const flag of [false, 'false', null, undefined, 1, 'x']) {
      instance.flag.set(flag);
      instance.plain.set(undefined);
      instance.must.set(String(flag));
      tick();
      record(look());
    }
    record(markupOf(host));
  },
  'says so where an input is read that must have been given': ({ mount, errors, record }) => {
    expect(() => mount(Child)).toThrow();
    record(errors.length);
  },
  'sets inputs by name, and draws only then': ({ mount, tick, record }) => {
    const { host, setInput } = mount(Child, { inputs: { must: 'a', flag: '' } });
    setInput('must', 'b');
    setInput('renamed', 'c');
    record(markupOf(host));
    tick();
    expect(host.textContent).toBe('default|b|c|true|B');
  },
  'hands on what outputs say, and no more after the end': ({ mount, tick }) => {
    const { instance, host, destroy } = mount(Child, { inputs: { must: 'a' } });
    const heard: unknown[] = [];
    const subscription = instance.said.subscribe((value) => heard.push(value));
    instance.done.subscribe(() => heard.push('done'));
    instance.said.emit('1');
    instance.done.emit();
    subscription.unsubscribe();
    instance.said.emit('2');
    expect(heard).toEqual(['1', 'done']);
    tick();
    destroy();
    expect(host.isConnected).toBe(false);
    expect(() => instance.said.subscribe(() => undefined)).toThrow();
  },
  'hears the outputs of components in blocks, with what is around them': ({ mount, tick }) => {
    const { instance, host } = mount(Hearer);
    for (const button of host.querySelectorAll('button')) button.click();
    tick();
    expect(find(host, 'p').textContent).toBe('axbx');
    instance.names.set(['b', 'c']);
    tick();
    for (const button of host.querySelectorAll('button')) button.click();
    tick();
    expect(find(host, 'p').textContent).toBe('axbxbxcx');
  },
  'puts content where its frame wants it': ({ mount, tick, record }) => {
    const { instance, host } = mount(Framed);
    record(markupOf(host));
    expect(markupOf(find(host, 'header'))).toBe('<i head="">1</i>');
    expect([...find(host, 'footer').children].map(({ localName }) => localName)).toEqual(['em', 'span']);
    instance.value.set(2);
    instance.more.set(true);
    instance.rows.set([1, 2]);
    tick();
    record(markupOf(host));
    expect(find(host, 'main').textContent?.trim()).toBe('text 222' + '12');
  },
  'keeps content alive, and its nodes, while its frame has no place for it': ({ mount, tick, record }) => {
    const { instance, host } = mount(Framed);
    const bold = find(host, 'b');
    for (const [open, more, rows] of [
      [false, false, []],
      [false, true, [1]],
      [true, true, [2, 1]],
      [false, true, [3]],
      [true, false, [1, 3]],
      [true, true, [3]],
    ] as const) {
      instance.open.set(open);
      instance.more.set(more);
      instance.rows.set(rows);
      instance.value.update((value) => value + 1);
      tick();
      record(markupOf(host));
    }
    expect(find(host, 'b')).toBe(bold);
    expect(bold.textContent).toBe('7');
  },
  'hands content on through several frames': ({ mount, tick, record }) => {
    const { instance, host } = mount(Outer);
    record(markupOf(host));
    const bold = find(host, 'b');
    for (const open of [false, true]) {
      instance.open.set(open);
      instance.value.update((value) => value + 1);
      tick();
      record(markupOf(host));
    }
    expect(find(host, 'b')).toBe(bold);
    expect(bold.textContent).toBe('3');
  },
};
