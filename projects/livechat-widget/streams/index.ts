/**
 * The part of RxJS that the widget's files use, as short as the widget needs it: the names and what they do are those of
 * RxJS, without what nobody here asks of them.
 */
export { BehaviorSubject } from './behavior-subject';
export { firstValueFrom } from './first-value-from';
export { from } from './input';
export { Observable, isObservable } from './observable';
export { catchError, repeat, retry } from './operators/again';
export {
  combineLatest,
  concat,
  defaultIfEmpty,
  endWith,
  merge,
  startWith,
  takeUntil,
  withLatestFrom,
} from './operators/combine';
export { concatMap, exhaustMap, mergeMap, switchMap } from './operators/flatten';
export { groupBy } from './operators/group-by';
export { distinctUntilChanged, filter, ignoreElements, map, skip, take, takeWhile, tap } from './operators/values';
export { ReplaySubject } from './replay-subject';
export { asyncScheduler, queueScheduler } from './schedulers';
export { EMPTY, NEVER, defer, fromEvent, of, throwError } from './sources';
export { Subject } from './subject';
export { Subscription } from './subscription';
export { delay, delayWhen, interval, observeOn, timeout, timer } from './timed';

export const identity = <T>(value: T): T => value;
