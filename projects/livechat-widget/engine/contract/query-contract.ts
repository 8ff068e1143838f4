import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ViewContainerRef,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  type ComponentRef,
  type ElementRef,
} from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { drawn, find, markupOf } from './stage';

@Component({ selector: 'fixture-found', template: `{{ name() }}`, changeDetection: ChangeDetectionStrategy.OnPush })
class Found {
  readonly name = input('x');
}

@Component({
  selector: 'fixture-queries',
  imports: [Found],
  template: `
    <p #first>1</p>
    @if (shown()) {
      <p #inner>2</p>
      <fixture-found [name]="'in'" />
    }
    @for (row of rows(); track row) {
      <i #row>{{ row }}</i>
    }
    <fixture-found #named [name]="'last'" />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Queries {
  readonly shown = signal(false);
  readonly rows = signal<readonly string[]>([]);
  readonly first = viewChild.required<ElementRef<HTMLElement>>('first');
  readonly inner = viewChild<ElementRef<HTMLElement>>('inner');
  readonly row = viewChild<ElementRef<HTMLElement>>('row');
  readonly found = viewChild(Found);
  readonly named = viewChild<Found>('named');
  readonly missing = viewChild<ElementRef<HTMLElement>>('missing');
  readonly must = viewChild.required<ElementRef<HTMLElement>>('inner');
  readonly seen: (string | undefined)[] = [];

  constructor() {
    effect(() => void this.seen.push(this.inner()?.nativeElement.textContent ?? undefined));
  }

  text(): unknown {
    const texts = [this.first(), this.inner(), this.row()].map((each) => each?.nativeElement.textContent);
    return [...texts, this.found()?.name(), this.named()?.name(), this.missing()];
  }
}

const log: string[] = [];

@Component({
  selector: 'fixture-part',
  template: `<b [title]="name()">{{ name() }}</b>`,
  host: { class: 'part' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Part {
  readonly name = input('default');

  constructor() {
    log.push('made');
    effect(() => void log.push(`effect ${this.name()}`));
    inject(DestroyRef).onDestroy(() => log.push('gone'));
  }
}

@Component({
  selector: 'fixture-place',
  template: `<header></header>
    <ng-container #place />
    <footer></footer>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Place {
  readonly place = viewChild.required('place', { read: ViewContainerRef });
}

/** As the widget draws what is fetched later. */
@Component({
  selector: 'fixture-late',
  template: `
    <ng-container #place />
    @if (part() === null) {
      <ng-content />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Late {
  readonly isThere = input(false);
  readonly name = input('a');
  protected readonly part = signal<ComponentRef<Part> | null>(null);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  constructor() {
    effect(() => {
      const place = this.place();
      if (!this.isThere()) return;
      untracked(() => {
        const part = place.createComponent(Part);
        part.setInput('name', this.name());
        this.part.set(part);
      });
    });
    effect(() => this.part()?.setInput('name', this.name()));
  }
}

@Component({
  selector: 'fixture-lates',
  imports: [Late],
  template: `
    @if (shown()) {
      <fixture-late [isThere]="isThere()" [name]="name()"
        ><i>{{ name() }}</i></fixture-late
      >
    }
    <p></p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Lates {
  readonly shown = signal(true);
  readonly isThere = signal(false);
  readonly name = signal('a');
}

/** What a component finds in its own template, and what it draws there itself. */
export const QUERY_CASES: ContractCases = {
  'finds elements and components by name and type, in blocks too': ({ mount, tick, record }) => {
    const { instance } = mount(Queries);
    expect(instance.text()).toEqual(['1', undefined, undefined, 'last', 'last', undefined]);
    for (const [shown, rows] of [
      [true, ['a', 'b']],
      [true, ['b', 'a']],
      [false, ['c']],
      [true, []],
      [false, []],
    ] as const) {
      instance.shown.set(shown);
      instance.rows.set(rows);
      tick();
      record(instance.text());
    }
    expect(instance.seen).toEqual([undefined, '2', undefined, '2', undefined]);
  },
  'finds nothing before the first drawing, and throws where there has to be something': ({ mount, tick }) => {
    const { instance } = mount(Queries);
    expect(() => instance.must()).toThrow();
    instance.shown.set(true);
    tick();
    expect(instance.must().nativeElement.textContent).toBe('2');
    instance.shown.set(false);
    tick();
    expect(() => instance.must()).toThrow();
  },
  'draws a component in a place, with inputs, and takes it away': ({ mount, tick, record }) => {
    log.length = 0;
    const { instance, host, destroy } = mount(Place);
    const place = instance.place();
    const one = place.createComponent(Part);
    expect(markupOf(host)).toContain('<header></header><fixture-part class="part"><b></b></fixture-part><footer>');
    record(log.splice(0));
    tick();
    record([markupOf(host), log.splice(0)]);
    one.setInput('name', 'one');
    const two = place.createComponent(Part);
    two.setInput('name', 'two');
    tick();
    record([markupOf(host), log.splice(0), place.length]);
    one.destroy();
    record([markupOf(host), log.splice(0), place.length]);
    two.setInput('name', 'again');
    tick();
    record([markupOf(host), log.splice(0)]);
    place.clear();
    record([markupOf(host), log.splice(0), place.length]);
    const three = place.createComponent(Part);
    tick();
    log.length = 0;
    destroy();
    expect(log).toEqual(['gone']);
    three.destroy();
    expect(log).toEqual(['gone']);
  },
  'draws a later part in an effect, in the same turn, in the place of what stood in': async ({
    mount,
    tick,
    record,
  }) => {
    log.length = 0;
    const { instance, host } = mount(Lates);
    record(markupOf(host));
    instance.isThere.set(true);
    instance.name.set('b');
    await drawn();
    record([markupOf(host), log.splice(0)]);
    expect(find(host, 'fixture-late').textContent?.trim()).toBe('b');
    instance.name.set('c');
    tick();
    record([markupOf(host), log.splice(0)]);
    instance.shown.set(false);
    tick();
    record([markupOf(host), log.splice(0)]);
    instance.shown.set(true);
    tick();
    record([markupOf(host), log.splice(0)]);
    expect(host.querySelectorAll('fixture-part')).toHaveLength(1);
  },
};
