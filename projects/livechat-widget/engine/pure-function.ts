import { frame } from './frame';

/** The result of a function of nothing but its arguments, which is the same one as long as those are. */
function remembered<A extends readonly unknown[], R>(place: number, make: (...args: A) => R, args: A): R {
  const { results } = frame().view;
  const known = results.get(place);
  if (known?.args.every((each, index) => Object.is(each, args[index])) === true) return known.result as R;
  const result = make(...args);
  results.set(place, { args, result });
  return result;
}

/** What follows from nothing. */
export function ɵɵpureFunction0<R>(place: number, make: () => R): R {
  return remembered(place, make, []);
}

/** What follows from one value. */
export function ɵɵpureFunction1<R>(place: number, make: (a: unknown) => R, a: unknown): R {
  return remembered(place, make, [a]);
}

/** What follows from two values. */
export function ɵɵpureFunction2<R>(place: number, make: (a: unknown, b: unknown) => R, a: unknown, b: unknown): R {
  return remembered(place, make, [a, b]);
}

type Of4<R> = (a: unknown, b: unknown, c: unknown, d: unknown) => R;

/** What follows from four values. */
export function ɵɵpureFunction4<R>(place: number, make: Of4<R>, ...args: Parameters<Of4<R>>): R {
  return remembered(place, make, args);
}
