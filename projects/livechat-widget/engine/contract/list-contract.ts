import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal } from '@angular/core';
import { expect } from 'expect';
import { array, assert, constantFrom, integer, property, record as recordOf, uniqueArray } from 'fast-check';
import type { ContractCases } from './contract-cases';
import { find, markupOf } from './stage';

interface Item {
  readonly id: number;
  readonly text: string;
}

const itemsOf = (ids: readonly number[], suffix = ''): readonly Item[] =>
  ids.map((id) => ({ id, text: `${id}${suffix}` }));

@Component({
  selector: 'fixture-list',
  template: `
    <header></header>
    @for (item of items(); track item.id) {
      <button type="button" [id]="item.id">{{ item.text }}</button>
    } @empty {
      <em>empty</em>
    }
    <footer></footer>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class List {
  readonly items = signal<readonly Item[] | Iterable<Item> | null | undefined>([]);
}

@Component({
  selector: 'fixture-by-index',
  template: `@for (item of items(); track $index) {
    <i [title]="item">{{ $index }}{{ item }}</i>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class ByIndex {
  readonly items = signal<readonly string[]>([]);
}

@Component({
  selector: 'fixture-by-identity',
  template: `@for (item of items(); track item) {
    <i>{{ item }}</i>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class ByIdentity {
  readonly items = signal<readonly (string | number)[]>([]);
}

@Component({
  selector: 'fixture-places',
  template: `
    @for (item of items(); track item; let i = $index, last = $last) {
      <p>
        {{ i + '/' + $count + ($first ? 'F' : '') }}{{ (last ? 'L' : '') + ($even ? 'E' : '') + ($odd ? 'O' : '') }}
        @if (last) {
          <b>{{ item }} of {{ $count }}</b>
        }
      </p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Places {
  readonly items = signal<readonly string[]>([]);
}

@Component({
  selector: 'fixture-nested',
  template: `
    @for (group of groups(); track group.name) {
      <section>
        @for (item of group.items; track $index) {
          <button type="button" (click)="said.push(group.name + item + $index + '/' + $count)">
            {{ group.name }}{{ item }}
          </button>
        } @empty {
          <em>{{ group.name }}</em>
        }
      </section>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Nested {
  readonly groups = signal<readonly { readonly name: string; readonly items: readonly string[] }[]>([]);
  readonly said: string[] = [];
}

const log: string[] = [];

@Component({ selector: 'fixture-row', template: `{{ name() }}`, changeDetection: ChangeDetectionStrategy.OnPush })
class Row {
  readonly name = input.required<string>();

  constructor() {
    log.push('made');
    inject(DestroyRef).onDestroy(() => log.push(`gone ${this.name()}`));
  }
}

@Component({
  selector: 'fixture-rows',
  imports: [Row],
  template: `@for (name of names(); track name) {
    <fixture-row [name]="name" />
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Rows {
  readonly names = signal<readonly string[]>([]);
}

/** Which of the nodes were there before, and where. */
function kept(before: readonly Element[], now: readonly Element[]): readonly number[] {
  return now.map((node) => before.indexOf(node));
}

const ids = uniqueArray(integer({ min: 0, max: 12 }), { maxLength: 9 });
const duplicates = array(integer({ min: 0, max: 4 }), { maxLength: 8 });
const steps = array(recordOf({ ids, focus: integer({ min: 0, max: 12 }), suffix: constantFrom('', '!') }), {
  minLength: 1,
  maxLength: 6,
});

/** The same every time, in every runtime. */
const RUNS = { seed: 20261123, numRuns: 30 };

/** Lists, whose rows stay the same rows wherever they go. */
export const LIST_CASES: ContractCases = {
  'keeps the node of every row that stays, wherever it goes': ({ mount, tick, record }) => {
    const { instance, host } = mount(List);
    const orders = [
      [1, 2, 3],
      [3, 2, 1],
      [2, 1, 3],
      [4, 2, 1, 3],
      [2, 3],
      [],
      [5],
      [1, 2, 3, 4, 5],
      [5, 1, 2, 3, 4],
      [2, 3, 4, 5, 1],
      [3, 4],
    ];
    let before: Element[] = [];
    for (const order of orders) {
      const known = new Map(before.map((node) => [Number(node.id), node]));
      instance.items.set(itemsOf(order));
      tick();
      const now = [...host.querySelectorAll('button')];
      expect(now.map(({ id }) => Number(id))).toEqual(order);
      for (const node of now) if (known.has(Number(node.id))) expect(known.get(Number(node.id))).toBe(node);
      expect(host.querySelector('em') !== null).toBe(order.length === 0);
      record(markupOf(host));
      before = now;
    }
  },
  'takes nothing, and what can only be iterated, for a list': ({ mount, tick, record }) => {
    const { instance, host } = mount(List);
    const sources = [
      null,
      new Set(itemsOf([1, 2])),
      undefined,
      new Map([[1, { id: 7, text: 'seven' }]]).values(),
      itemsOf([1]),
    ];
    for (const source of sources) {
      instance.items.set(source);
      tick();
      record(markupOf(host));
    }
    expect(host.querySelectorAll('button')).toHaveLength(1);
  },
  'writes anew what changes in a row that stays': ({ mount, tick }) => {
    const { instance, host } = mount(List);
    instance.items.set(itemsOf([1, 2]));
    tick();
    const node = find(host, 'button');
    instance.items.set(itemsOf([1, 2], '!'));
    tick();
    expect(find(host, 'button')).toBe(node);
    expect(node.textContent).toBe('1!');
  },
  'keeps rows by place where the place is what is tracked': ({ mount, tick, record }) => {
    const { instance, host } = mount(ByIndex);
    let before: Element[] = [];
    for (const items of [['a', 'b'], ['b', 'a'], ['a', 'a', 'a'], ['c'], []]) {
      instance.items.set(items);
      tick();
      const now = [...host.querySelectorAll('i')];
      record([markupOf(host), kept(before, now)]);
      expect(kept(before, now)).toEqual(now.map((_, index) => (index < before.length ? index : -1)));
      before = now;
    }
  },
  'shows what occurs twice twice, and keeps what it can': ({ mount, tick, record }) => {
    const { instance, host } = mount(ByIdentity);
    let before: Element[] = [];
    assert(
      property(duplicates, (items) => {
        instance.items.set(items);
        tick();
        const now = [...host.querySelectorAll('i')];
        expect(now.map(({ textContent }) => Number(textContent))).toEqual(items);
        record(kept(before, now));
        before = now;
      }),
      RUNS,
    );
  },
  'tells each row where it is': ({ mount, tick, record }) => {
    const { instance, host } = mount(Places);
    for (const items of [['a'], ['a', 'b'], ['b', 'a', 'c'], ['c', 'a', 'b', 'd'], ['d']]) {
      instance.items.set(items);
      tick();
      record(markupOf(host));
    }
    expect(host.textContent?.replace(/\s+/g, ' ')).toBe(' 0/1FLE d of 1');
  },
  'nests lists, and listeners see every row around them': ({ mount, tick, record }) => {
    const { instance, host } = mount(Nested);
    instance.groups.set([
      { name: 'A', items: ['x', 'y'] },
      { name: 'B', items: [] },
    ]);
    tick();
    record(markupOf(host));
    instance.groups.set([
      { name: 'B', items: ['z'] },
      { name: 'A', items: ['y'] },
      { name: 'C', items: [] },
    ]);
    tick();
    record(markupOf(host));
    for (const button of host.querySelectorAll('button')) button.click();
    expect(instance.said).toEqual(['Bz0/1', 'Ay0/1']);
  },
  'makes and ends the components of rows, each once': ({ mount, tick, record }) => {
    log.length = 0;
    const { instance, destroy } = mount(Rows);
    for (const names of [['a', 'b', 'c'], ['c', 'a'], ['c', 'a', 'd'], []]) {
      instance.names.set(names);
      tick();
      record(log.splice(0));
    }
    instance.names.set(['y', 'z']);
    tick();
    log.length = 0;
    destroy();
    expect([...log].sort()).toEqual(['gone y', 'gone z']);
  },
  'does the same for any lists one after the other, with the same focus': ({ mount, tick, record, document }) => {
    const { instance, host } = mount(List);
    assert(
      property(steps, (each) => {
        for (const { ids: order, focus, suffix } of each) {
          const before = [...host.querySelectorAll('button')];
          before[focus % Math.max(before.length, 1)]?.focus();
          instance.items.set(itemsOf(order, suffix));
          tick();
          const now = [...host.querySelectorAll('button')];
          expect(now.map(({ textContent }) => textContent)).toEqual(order.map((id) => `${id}${suffix}`));
          record([kept(before, now), document.activeElement?.id]);
        }
      }),
      RUNS,
    );
  },
};
