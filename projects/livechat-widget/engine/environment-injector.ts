import { DestroyRef, Ends } from './destroy-ref';
import { Injector, Made, without, type InjectOptions } from './injector';
import { ENVIRONMENT_INITIALIZER, factoriesOf, type Factories, type Provider } from './provider';
import { injectableOf, type Token } from './token';
import { fault } from './fault';

/** An injector that is not bound to an element. The outermost one makes what is provided in `root`. */
export class EnvironmentInjector extends Injector implements DestroyRef {
  destroyed = false;
  readonly #made = new Made(this);
  readonly #ends = new Ends();
  readonly #factories: Factories;

  constructor(
    providers: Provider,
    private readonly parent: Injector,
  ) {
    super();
    this.#factories = factoriesOf(providers);
  }

  override get<T>(token: Token<T>, notFound?: T | null, options?: InjectOptions): T {
    if (this.destroyed) throw fault('NG0205', ngDevMode && 'The injector is gone already.');
    if (options?.skipSelf !== true) {
      if (ITSELF.has(token)) return this as unknown as T;
      const make = this.#factories.get(token) ?? this.#ofRoot(token);
      if (make !== undefined) return this.#made.get(token, make) as T;
    }
    if (options?.self === true) return without(token, notFound, options);
    return this.parent.get(token, notFound, options?.optional === true ? { optional: true } : undefined);
  }

  onDestroy(callback: () => void): () => void {
    if (this.destroyed) throw fault('NG0205', ngDevMode && 'The injector is gone already.');
    return this.#ends.add(callback);
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.#ends.run();
  }

  #ofRoot(token: Token<unknown>): (() => unknown) | undefined {
    if (this.parent !== Injector.NULL) return undefined;
    const def = injectableOf(token);
    return def === undefined || def.providedIn === null ? undefined : () => def.factory();
  }
}

/** What an injector of an environment is itself. */
const ITSELF: ReadonlySet<Token<unknown>> = new Set<Token<unknown>>([Injector, EnvironmentInjector, DestroyRef]);

/** Makes an injector, and runs what its providers want to run at once. */
export function createEnvironmentInjector(providers: Provider, parent: Injector): EnvironmentInjector {
  const injector = new EnvironmentInjector(providers, parent);
  for (const run of injector.get(ENVIRONMENT_INITIALIZER, [], { self: true })) run();
  return injector;
}
