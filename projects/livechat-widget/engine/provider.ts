import { inject } from './injector';
import { InjectionToken, factoryOf, injectableOf, type Token, type Type } from './token';

/** Says what a token stands for. */
export type Provider =
  | Type<unknown>
  | {
      readonly provide: Token<unknown>;
      readonly multi?: boolean;
      readonly useValue?: unknown;
      readonly useFactory?: () => unknown;
      readonly useExisting?: Token<unknown>;
      readonly useClass?: Type<unknown>;
    }
  | EnvironmentProviders
  | readonly Provider[];

/** Providers that only an environment's injector takes. */
export interface EnvironmentProviders {
  readonly ɵproviders: readonly Provider[];
}

/** How each token's value is made. */
export type Factories = ReadonlyMap<Token<unknown>, () => unknown>;

/** Runs with an environment's injector as soon as that is there. */
export const ENVIRONMENT_INITIALIZER = new InjectionToken<readonly (() => void)[]>('ENVIRONMENT_INITIALIZER');

/** Keeps providers from where they would have no effect. */
export function makeEnvironmentProviders(providers: readonly Provider[]): EnvironmentProviders {
  return { ɵproviders: providers };
}

/** Runs something as soon as the injector is there. */
export function provideEnvironmentInitializer(run: () => void): EnvironmentProviders {
  return makeEnvironmentProviders([{ provide: ENVIRONMENT_INITIALIZER, multi: true, useValue: run }]);
}

/** What providers come to: the last one of a token counts, except for those that are `multi`. */
export function factoriesOf(providers: Provider): Factories {
  const factories = new Map<Token<unknown>, () => unknown>();
  const lists = new Map<Token<unknown>, (() => unknown)[]>();
  const add = (provider: Provider): void => {
    if (isList(provider)) return provider.forEach(add);
    if (isType(provider)) return void factories.set(provider, maker(provider));
    if ('ɵproviders' in provider) return provider.ɵproviders.forEach(add);
    const { provide, multi, useFactory, useExisting, useClass } = provider;
    const make =
      useFactory ??
      (useExisting && ((): unknown => inject(useExisting))) ??
      (useClass && maker(useClass)) ??
      ('useValue' in provider ? (): unknown => provider.useValue : maker(provide));
    if (multi !== true) return void factories.set(provide, make);
    const list = lists.get(provide) ?? [];
    lists.set(provide, [...list, make]);
    factories.set(provide, () => (lists.get(provide) ?? []).map((each) => each()));
  };
  add(providers);
  return factories;
}

function maker(type: Token<unknown>): () => unknown {
  return () => (injectableOf(type)?.factory ?? factoryOf(type))();
}

function isList(provider: Provider): provider is readonly Provider[] {
  return Array.isArray(provider);
}

function isType(provider: Provider): provider is Type<unknown> {
  return typeof provider === 'function';
}
