import { fault } from './fault';

/** How something is made that nobody has provided by name. */
export interface InjectableDef<T> {
  readonly providedIn: string | null;
  readonly factory: () => T;
}

/** Asks an injector for what is no class. */
export class InjectionToken<T> {
  readonly ɵprov: InjectableDef<T> | undefined;

  /** @param options how the root injector makes it where nobody provides it */
  constructor(
    readonly description: string,
    options?: { readonly providedIn?: string | null; readonly factory: () => T },
  ) {
    this.ɵprov = options && { providedIn: options.providedIn ?? 'root', factory: options.factory };
  }

  toString(): string {
    return `InjectionToken ${this.description}`;
  }
}

/** A class that an injector can make. */
export type Type<T> = new (...args: never[]) => T;

/** What an injector is asked with. */
export type Token<T> = (abstract new (...args: never[]) => T) | InjectionToken<T>;

/** Makes an instance of a class, or of one that extends it. */
export type Factory<T> = (type?: Type<T>) => T;

/** What a compiled class can have said about itself. */
interface Described<T> {
  readonly ɵprov?: InjectableDef<T>;
  readonly ɵfac?: Factory<T>;
}

/** Says how a service is made. */
export function ɵɵdefineInjectable<T>(def: {
  readonly providedIn?: string | null;
  readonly factory: () => T;
}): InjectableDef<T> {
  return { providedIn: def.providedIn ?? null, factory: def.factory };
}

/** What a token says of itself, not what a class says that it extends. */
export function injectableOf<T>(token: Token<T>): InjectableDef<T> | undefined {
  return Object.hasOwn(token, 'ɵprov') ? (token as Described<T>).ɵprov : undefined;
}

/** What makes a class: what the compiler has written for it, or nothing but `new`. */
export function factoryOf<T>(type: Token<T>): Factory<T> {
  const compiled = Object.hasOwn(type, 'ɵfac') ? (type as Described<T>).ɵfac : undefined;
  if (compiled !== undefined) return compiled;
  if (type instanceof InjectionToken || type.length > 0)
    throw fault('NG0204', ngDevMode && `${nameOf(type)} cannot be injected.`);
  return (made = type as Type<T>) => new made();
}

/** The factory of the class that another one extends. */
export function ɵɵgetInheritedFactory<T>(type: Type<T>): Factory<T> {
  return factoryOf(Object.getPrototypeOf(type) as Type<T>);
}

/** For messages. */
export function nameOf(token: Token<unknown>): string {
  return token instanceof InjectionToken ? token.toString() : token.name;
}
