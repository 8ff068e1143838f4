import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { find, markupOf } from './stage';

@Component({
  selector: 'fixture-condition',
  template: `
    <header></header>
    @if (count() > 1) {
      <p>many {{ count() }}</p>
    } @else if (count() === 1) {
      <p>one</p>
      <b>!</b>
    } @else {
      none
    }
    <footer></footer>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Condition {
  readonly count = signal(0);
}

@Component({
  selector: 'fixture-as',
  template: `
    @if (user(); as u) {
      <p>{{ u.name }}</p>
      @if (u.pet; as pet) {
        <i>{{ pet }} of {{ u.name + ', ' + title }}</i>
        @if (loud()) {
          <b>{{ u.name + pet }}{{ title }}</b>
        }
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class As {
  readonly user = signal<{ readonly name: string; readonly pet?: string } | null>(null);
  readonly loud = signal(true);
  protected readonly title = 'T';
}

@Component({
  selector: 'fixture-cases',
  template: `
    @switch (view()) {
      @case ('a') {
        A
      }
      @case (other()) {
        B
      }
      @default {
        rest
      }
    }
    @switch (view()) {
      @case ('a') {
        only
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Cases {
  readonly view = signal<unknown>('a');
  readonly other = signal<unknown>('b');
}

@Component({
  selector: 'fixture-let',
  template: `
    @let twice = count() * 2;
    <p>{{ twice }}</p>
    @if (twice > 2) {
      @let inner = twice + 1;
      <i>{{ inner }}/{{ twice }}</i>
      <button type="button" (click)="said.set(inner + ':' + twice)">say</button>
    }
    <em>{{ said() }}</em>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Let {
  readonly count = signal(1);
  protected readonly said = signal('');
}

@Component({
  selector: 'fixture-references',
  template: `
    <input #field [value]="text()" />
    <p [title]="field.value">{{ field.tagName }}</p>
    @if (shown()) {
      <button type="button" (click)="said.set(field.value)">{{ field.id }}{{ field.value }}</button>
    }
    <em>{{ said() }}</em>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class References {
  readonly text = signal('a');
  readonly shown = signal(true);
  protected readonly said = signal('');
}

@Component({
  selector: 'fixture-edges',
  template: `@if (a()) {
      <i>1</i>
    }
    @if (b()) {
      <i>2</i>
      @if (c()) {
        <i>3</i>
      }
    }
    @if (a()) {
      4
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Edges {
  readonly a = signal(false);
  readonly b = signal(false);
  readonly c = signal(false);
}

/** Blocks that are there or not, and what they see of what is around them. */
export const CONDITION_CASES: ContractCases = {
  'shows the branch that holds, in its place': ({ mount, tick, record }) => {
    const { instance, host } = mount(Condition);
    for (const count of [0, 1, 2, 3, 0, 2, 1]) {
      instance.count.set(count);
      tick();
      record(markupOf(host));
      const between = [...host.children].map(({ localName }) => localName);
      expect([between[0], between.at(-1)]).toEqual(['header', 'footer']);
      expect(between).toHaveLength(2 + Math.min(count > 1 ? 1 : count * 2, 2));
    }
  },
  'keeps the nodes of a branch that goes on holding': ({ mount, tick }) => {
    const { instance, host } = mount(Condition);
    instance.count.set(2);
    tick();
    const node = find(host, 'p');
    instance.count.set(3);
    tick();
    expect(find(host, 'p')).toBe(node);
    expect(node.textContent).toBe('many 3');
  },
  'makes new nodes for a branch that holds again': ({ mount, tick }) => {
    const { instance, host } = mount(Condition);
    instance.count.set(2);
    tick();
    const node = find(host, 'p');
    for (const count of [0, 2]) {
      instance.count.set(count);
      tick();
    }
    expect(find(host, 'p')).not.toBe(node);
    expect(node.isConnected).toBe(false);
  },
  'gives a block the value it was asked about, and each inner one those around it': ({ mount, tick, record }) => {
    const { instance, host } = mount(As);
    const users = [
      { name: 'A' },
      { name: 'B', pet: 'cat' },
      { name: 'C', pet: 'dog' },
      null,
      { name: 'D', pet: 'owl' },
    ];
    for (const user of users) {
      instance.user.set(user);
      tick();
      record(markupOf(host));
    }
    const node = find(host, 'p');
    instance.user.set({ name: 'E', pet: 'eel' });
    tick();
    expect(find(host, 'p')).toBe(node);
    expect(find(host, 'b').textContent).toBe('EeelT');
    instance.loud.set(false);
    tick();
    record(markupOf(host));
  },
  'takes the first case that is the same, or the default': ({ mount, tick, record }) => {
    const { instance, host } = mount(Cases);
    for (const [view, other] of [
      ['a', 'a'],
      ['b', 'b'],
      [null, undefined],
      [Number.NaN, Number.NaN],
      ['c', 'b'],
    ]) {
      instance.view.set(view);
      instance.other.set(other);
      tick();
      record(markupOf(host));
    }
  },
  'computes a value of a template for all that reads it, listeners too': async ({ mount, tick, record }) => {
    const { instance, host } = mount(Let);
    record(markupOf(host));
    instance.count.set(2);
    tick();
    find(host, 'button').click();
    tick();
    expect(find(host, 'em').textContent).toBe('5:4');
    instance.count.set(5);
    tick();
    find(host, 'button').click();
    tick();
    expect(find(host, 'em').textContent).toBe('11:10');
    record(markupOf(host));
  },
  'gives a template the elements that it names': ({ mount, tick, record }) => {
    const { instance, host } = mount(References);
    record(markupOf(host));
    instance.text.set('b');
    tick();
    record(markupOf(host));
    find<HTMLInputElement>(host, 'input').value = 'typed';
    find(host, 'button').click();
    tick();
    expect(find(host, 'em').textContent).toBe('typed');
  },
  'keeps blocks in order that lie beside one another with nothing between': ({ mount, tick }) => {
    const { instance, host } = mount(Edges);
    for (let bits = 0; bits < 64; bits += 1) {
      const of = (bit: number): boolean => (((bits * 37) % 64) & bit) !== 0;
      instance.a.set(of(1));
      instance.b.set(of(2));
      instance.c.set(of(4));
      tick();
      const expected = [of(1) ? '1' : '', of(2) ? '2' : '', of(2) && of(4) ? '3' : '', of(1) ? '4' : ''].join('');
      expect(host.textContent?.replace(/\s/g, '')).toBe(expected);
    }
  },
};
