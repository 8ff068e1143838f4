import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  EnvironmentInjector,
  ErrorHandler,
  Injectable,
  InjectionToken,
  Injector,
  NgZone,
  PLATFORM_ID,
  createEnvironmentInjector,
  inject,
  runInInjectionContext,
  signal,
  viewChild,
} from '@angular/core';
import { isPlatformBrowser } from '@angular/common';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';

let made = 0;
const ends: string[] = [];

const NAME = new InjectionToken<string>('name');
const NUMBERS = new InjectionToken<readonly number[]>('numbers');
const COUNTED = new InjectionToken<number>('counted', { providedIn: 'root', factory: () => (made += 1) });
const MISSING = new InjectionToken<string>('missing');

@Injectable({ providedIn: 'root' })
class Shared {
  readonly document = inject(DOCUMENT);
  readonly id = (made += 1);

  constructor() {
    inject(DestroyRef).onDestroy(() => ends.push('shared'));
  }
}

@Injectable()
class Local {
  readonly shared = inject(Shared);
  readonly name = inject(NAME, { optional: true });

  constructor() {
    inject(DestroyRef).onDestroy(() => ends.push('local'));
  }
}

@Injectable({ providedIn: 'root' })
class Base {
  readonly shared = inject(Shared);
}

@Injectable({ providedIn: 'root' })
class Derived extends Base {}

@Component({ selector: 'fixture-leaf', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class Leaf {
  readonly name = inject(NAME);
  readonly outer = inject(NAME, { skipSelf: true });
  readonly own = inject(NAME, { self: true, optional: true });
  readonly local = inject(Local);
  readonly missing = inject(MISSING, { optional: true });
  readonly parent = inject(Branch);
  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly injector = inject(Injector);
}

@Component({
  selector: 'fixture-branch',
  imports: [Leaf],
  providers: [Local, { provide: NAME, useFactory: () => `branch in ${inject(NAME, { skipSelf: true })}` }],
  template: `@if (shown()) {
    <fixture-leaf />
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Branch {
  readonly shown = signal(true);
  readonly leaf = viewChild(Leaf);
  readonly name = inject(NAME);
  readonly local = inject(Local);
}

@Component({
  selector: 'fixture-tree',
  imports: [Branch],
  providers: [{ provide: NAME, useValue: 'tree' }],
  template: `<p><fixture-branch /></p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Tree {
  readonly branch = viewChild.required(Branch);
}

/** Who gets what from whom. */
export const INJECTOR_CASES: ContractCases = {
  'gives each component what is provided nearest above it': ({ mount }) => {
    ends.length = 0;
    const { instance, destroy } = mount(Tree);
    const branch = instance.branch();
    const leaf = branch.leaf();
    expect([branch.name, leaf?.name, leaf?.outer, leaf?.own]).toEqual([
      'branch in tree',
      'branch in tree',
      'branch in tree',
      null,
    ]);
    expect(leaf?.local).toBe(branch.local);
    expect(leaf?.parent).toBe(branch);
    expect(leaf?.missing).toBeNull();
    expect(leaf?.element.localName).toBe('fixture-leaf');
    expect(leaf?.injector.get(Local)).toBe(branch.local);
    expect(branch.local.name).toBe('branch in tree');
    destroy();
    expect(ends).toEqual(['local']);
  },
  'gives what is provided where a component is made': ({ mount }) => {
    const first = mount(Tree, {
      providers: [
        { provide: NAME, useValue: 'outside' },
        { provide: MISSING, useValue: 'm' },
      ],
    });
    expect(first.instance.branch().leaf()?.missing).toBe('m');
    expect(first.instance.branch().name).toBe('branch in tree');
  },
  'makes one of each for an application, and ends it with it': ({ injector, end }) => {
    const shared = injector.get(Shared);
    expect(injector.get(Shared)).toBe(shared);
    expect(injector.get(Derived).shared).toBe(shared);
    expect(injector.get(Derived)).not.toBe(injector.get(Base));
    expect(injector.get(COUNTED)).toBe(injector.get(COUNTED));
    const child = createEnvironmentInjector([Local], injector);
    expect(child.get(Local).shared).toBe(shared);
    ends.length = 0;
    child.destroy();
    expect(ends).toEqual(['local']);
    end();
    expect(ends).toEqual(['local', 'shared']);
  },
  'knows values, factories, classes, others and lists of providers': ({ injector }) => {
    const child = createEnvironmentInjector(
      [
        { provide: NAME, useValue: 'first' },
        [{ provide: NAME, useValue: 'second' }, [{ provide: MISSING, useExisting: NAME }]],
        { provide: NUMBERS, multi: true, useValue: 1 },
        { provide: NUMBERS, multi: true, useFactory: () => inject(NAME).length },
        { provide: Base, useClass: Derived },
        { provide: Local, useFactory: () => new Local() },
      ],
      injector,
    );
    expect(child.get(MISSING)).toBe('second');
    expect(child.get(NUMBERS)).toEqual([1, 6]);
    expect(child.get(Base)).toBeInstanceOf(Derived);
    expect(child.get(Local).name).toBe('second');
    expect(child.get(EnvironmentInjector)).toBe(child);
    expect(child.get(Injector)).toBe(child);
    const grandchild = createEnvironmentInjector([{ provide: NUMBERS, multi: true, useValue: 9 }], child);
    expect(grandchild.get(NUMBERS)).toEqual([9]);
  },
  'says what is missing, or gives what is asked for instead': ({ injector }) => {
    expect(() => injector.get(MISSING)).toThrow();
    expect(injector.get(MISSING, 'instead')).toBe('instead');
    expect(injector.get(MISSING, null, { optional: true })).toBeNull();
    expect(injector.get(Shared, null, { self: true })).toBe(injector.get(Shared));
  },
  'refuses to ask outside of a context, and lends one': ({ injector }) => {
    expect(() => inject(Shared)).toThrow();
    expect(runInInjectionContext(injector, () => inject(Shared))).toBe(injector.get(Shared));
    expect(() => runInInjectionContext(injector, () => inject(MISSING))).toThrow();
    expect(() => inject(Shared)).toThrow();
  },
  'notices what needs itself': ({ injector }) => {
    const child = createEnvironmentInjector([{ provide: NAME, useFactory: () => inject(NAME) }], injector);
    expect(() => child.get(NAME)).toThrow();
  },
  'gives nothing any more after its end': ({ injector }) => {
    const child = createEnvironmentInjector([{ provide: NAME, useValue: 'x' }], injector);
    child.destroy();
    expect(() => child.get(NAME)).toThrow();
  },
  'has what an application has': ({ injector, document }) => {
    expect(injector.get(DOCUMENT)).toBe(document);
    expect(isPlatformBrowser(injector.get(PLATFORM_ID))).toBe(true);
    expect(injector.get(ApplicationRef)).toBe(injector.get(ApplicationRef));
    expect(injector.get(ErrorHandler)).toBeDefined();
    const zone = injector.get(NgZone);
    expect([zone.run(() => 1), zone.runOutsideAngular(() => 2)]).toEqual([1, 2]);
  },
  'calls back at its end, in order, unless that was taken back': ({ injector }) => {
    const child = createEnvironmentInjector([], injector);
    const order: string[] = [];
    const ref = child.get(DestroyRef);
    ref.onDestroy(() => order.push('a'));
    const takeBack = ref.onDestroy(() => order.push('b'));
    ref.onDestroy(() => order.push('c'));
    takeBack();
    child.destroy();
    expect(order).toEqual(['a', 'c']);
  },
};
