import { factoriesOf, type Factories, type Provider } from './provider';
import type { Type } from './token';
import { fault } from './fault';

/** Makes (1) or updates (2) a view. */
export type TemplateFn = (mode: number, context: unknown) => void;

/** Attributes as the compiler writes them: names and values, and after each {@link MARK} what it announces. */
export type Attributes = readonly (string | number | readonly unknown[])[];

/** A tag, and names with values of attributes; `''` is any. */
export type Selector = readonly (string | number)[];

/** What the compiler leaves of an input: flags, its name, its name in the class, its transform. */
type CompiledInput = string | readonly [number, string, (string | null)?, ((value: unknown) => unknown)?];

/** A property of a class that whoever draws it sets. */
export interface InputTarget {
  readonly property: string;
  readonly isSignal: boolean;
  readonly transform: ((value: unknown) => unknown) | undefined;
}

/** What the compiler has made of a directive or a component. */
export interface CompiledDirective {
  readonly type: Type<unknown>;
  readonly selectors?: readonly Selector[];
  readonly inputs?: Readonly<Record<string, CompiledInput>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly hostAttrs?: Attributes;
  readonly hostBindings?: TemplateFn;
  readonly exportAs?: readonly string[];
  readonly features?: readonly ((def: DirectiveDef) => void)[];
}

/** What the compiler has made of a component. */
export interface CompiledComponent extends CompiledDirective {
  readonly template: TemplateFn;
  readonly consts?: readonly Attributes[];
  readonly dependencies?: readonly unknown[] | (() => readonly unknown[]);
  readonly viewQuery?: TemplateFn;
  readonly encapsulation?: number;
}

/** A directive, as views use it. */
export interface DirectiveDef {
  readonly type: Type<unknown>;
  readonly selectors: readonly Selector[];
  readonly inputs: ReadonlyMap<string, InputTarget>;
  /** The properties with the outputs, by the names of those. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly hostAttrs: Attributes;
  readonly hostBindings: TemplateFn | null;
  readonly exportAs: readonly string[];
  providers: Factories | null;
  readonly component: ComponentParts | null;
}

/** What only components have. */
export interface ComponentParts {
  readonly template: Template;
  readonly viewQuery: TemplateFn | null;
  readonly hasShadowRoot: boolean;
}

/** A template, with what is known about its nodes from the first time on that it is drawn. */
export interface Template {
  readonly run: TemplateFn;
  readonly consts: readonly Attributes[];
  /** Of all that may be in it. */
  readonly directives: () => readonly DirectiveDef[];
  readonly plans: unknown[];
}

/** `ViewEncapsulation.ExperimentalIsolatedShadowDom`, and the one with styles of its own. */
const SHADOW: readonly (number | undefined)[] = [3, 4];
const IS_SIGNAL = 1;

/** Describes a directive. */
export function ɵɵdefineDirective(compiled: CompiledDirective): DirectiveDef {
  return define(compiled, null);
}

/** Describes a component. */
export function ɵɵdefineComponent(compiled: CompiledComponent): DirectiveDef {
  const { template, consts = [], dependencies = [], viewQuery = null, encapsulation } = compiled;
  let directives: readonly DirectiveDef[] | null = null;
  return define(compiled, {
    template: {
      run: template,
      consts,
      directives: () =>
        (directives ??= (typeof dependencies === 'function' ? dependencies() : dependencies).map(definitionOf)),
      plans: [],
    },
    viewQuery,
    hasShadowRoot: SHADOW.includes(encapsulation),
  });
}

function define(compiled: CompiledDirective, component: ComponentParts | null): DirectiveDef {
  const { type, selectors = [], inputs = {}, outputs = {}, hostAttrs = [], hostBindings = null, features } = compiled;
  const def: DirectiveDef = {
    type,
    selectors,
    inputs: new Map(Object.entries(inputs).map(([property, input]) => inputOf(property, input))),
    outputs: new Map(Object.entries(outputs).map(([property, name]) => [name, property])),
    hostAttrs,
    hostBindings,
    exportAs: compiled.exportAs ?? [],
    providers: null,
    component,
  };
  features?.forEach((feature) => feature(def));
  return def;
}

function inputOf(property: string, input: CompiledInput): [string, InputTarget] {
  if (typeof input === 'string') return [input, { property, isSignal: false, transform: undefined }];
  const [flags, name, , transform] = input;
  return [name, { property, isSignal: (flags & IS_SIGNAL) !== 0, transform }];
}

/** Gives each instance of a directive providers of its own. */
export function ɵɵProvidersFeature(providers: Provider): (def: DirectiveDef) => void {
  return (def) => {
    def.providers = factoriesOf(providers);
  };
}

/** @throws where a class is neither a directive nor a component */
export function definitionOf(type: unknown): DirectiveDef {
  const { ɵcmp, ɵdir } = type as { readonly ɵcmp?: DirectiveDef; readonly ɵdir?: DirectiveDef };
  const def = ɵcmp ?? ɵdir;
  if (def === undefined) throw fault('NG0302', ngDevMode && `${String(type)} is neither a component nor a directive.`);
  return def;
}
