import * as rxjs from 'rxjs';
import * as own from './index';

type Streams = typeof rxjs;
/** What happened, in its order. */
type Log = unknown[];
/** Does something with streams, in virtual time. */
type Scenario = (rx: Streams, log: Log, time: rxjs.VirtualTimeScheduler) => void;

/** Of what the stand-in has, it has all that the scenarios use; they say that it behaves alike. */
const OWN = own as unknown as Streams;

const listener = (log: Log, name: string) => ({
  next: (value: unknown) => log.push([name, value]),
  error: (error: unknown) => log.push([name, 'error', String(error)]),
  complete: () => log.push([name, 'complete']),
});

/** A source that says when it is heard and when no longer. */
const heard = <T>(rx: Streams, log: Log, name: string, source: rxjs.Observable<T>): rxjs.Observable<T> =>
  new rx.Observable<T>((subscriber) => {
    log.push(`${name} begins`);
    subscriber.add(() => log.push(`${name} ends`));
    subscriber.add(source.subscribe(subscriber));
  });

/** What makes one stream of many, by its name. */
type Flatten = <T, R>(project: (value: T, index: number) => rxjs.Observable<R>) => rxjs.OperatorFunction<T, R>;

const FLATTENING = ['mergeMap', 'concatMap', 'switchMap', 'exhaustMap'] as const;

const flattening = (rx: Streams): readonly (readonly [string, Flatten])[] => FLATTENING.map((name) => [name, rx[name]]);

const boom = (): never => {
  throw new Error('boom');
};

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a subject tells those who hear it when it is told, once each, and lets go of them': (rx, log) => {
    const subject = new rx.Subject<number>();
    const late = listener(log, 'late');
    const first = subject.subscribe((value) => {
      log.push(['first', value]);
      if (value === 1) {
        subject.subscribe(late);
        second.unsubscribe();
        subject.next(2);
      }
    });
    const second = subject.subscribe(listener(log, 'second'));
    subject.next(1);
    log.push(subject.observed);
    first.unsubscribe();
    subject.complete();
    subject.next(3);
    subject.subscribe(listener(log, 'too late'));
    log.push(subject.observed, first.closed, second.closed);
  },
  'a subject that fails says so to everybody, also afterwards': (rx, log) => {
    const subject = new rx.Subject<number>();
    subject.asObservable().subscribe(listener(log, 'before'));
    subject.error('x');
    subject.error('y');
    subject.subscribe(listener(log, 'after'));
  },
  'a subject with a value, and one that repeats': (rx, log) => {
    const value = new rx.BehaviorSubject(1);
    value.pipe(rx.skip(1)).subscribe(listener(log, 'skipped'));
    value.next(2);
    value.subscribe(listener(log, 'value'));
    value.complete();
    value.subscribe(listener(log, 'after'));
    log.push(value.value);
    const replay = new rx.ReplaySubject<number>(2);
    [1, 2, 3].forEach((each) => {
      replay.next(each);
    });
    replay.subscribe(listener(log, 'replay'));
    replay.complete();
    replay.next(4);
    replay.subscribe(listener(log, 'replay after'));
  },
  'a subscription ends all that ends with it, once, and lets go of what has ended before': (rx, log) => {
    const all = new rx.Subscription(() => log.push('first'));
    const child = new rx.Subscription(() => log.push('child'));
    all.add(child);
    all.add({ unsubscribe: () => log.push('object') });
    const gone = () => log.push('removed');
    all.add(gone);
    all.remove(gone);
    child.unsubscribe();
    all.unsubscribe();
    all.unsubscribe();
    all.add(() => log.push('at once'));
    log.push(all.closed, child.closed);
  },
  'what fails in a subscription does not keep the rest': (rx, log) => {
    const all = new rx.Subscription(boom);
    all.add(() => log.push('the rest'));
    try {
      all.unsubscribe();
    } catch (error) {
      log.push(String(error).includes('boom'));
    }
  },
  values: (rx, log) => {
    const { map, filter, tap, take, takeWhile, distinctUntilChanged, ignoreElements } = rx;
    const numbers$ = rx.of(1, 1, 2, 3, 5, 8);
    numbers$.pipe(map((value, index) => value * index)).subscribe(listener(log, 'map'));
    numbers$.pipe(filter((value, index) => (value + index) % 2 === 0)).subscribe(listener(log, 'filter'));
    numbers$.pipe(tap((value) => log.push(value))).subscribe(listener(log, 'tap'));
    numbers$.pipe(take(2)).subscribe(listener(log, 'take'));
    numbers$.pipe(takeWhile((value) => value < 3)).subscribe(listener(log, 'takeWhile'));
    numbers$.pipe(takeWhile((value) => value < 3, true)).subscribe(listener(log, 'inclusive'));
    numbers$.pipe(distinctUntilChanged()).subscribe(listener(log, 'distinct'));
    numbers$.pipe(distinctUntilChanged((a, b) => a % 2 === b % 2)).subscribe(listener(log, 'parity'));
    numbers$.pipe(ignoreElements()).subscribe(listener(log, 'ignored'));
    numbers$.pipe(rx.startWith(0), rx.endWith(9)).subscribe(listener(log, 'around'));
    rx.EMPTY.pipe(rx.defaultIfEmpty('none')).subscribe(listener(log, 'default'));
    numbers$.pipe(rx.defaultIfEmpty(7), take(1)).subscribe(listener(log, 'no default'));
    numbers$.pipe(rx.identity).subscribe(listener(log, 'same'));
  },
  'the first of several that come while it is told': (rx, log) => {
    const subject = new rx.Subject<number>();
    subject.pipe(rx.take(1)).subscribe((value) => {
      log.push(value);
      subject.next(value + 1);
    });
    subject.next(1);
    log.push(subject.observed);
  },
  'what an operator calls may fail, which is the end of its stream alone': (rx, log) => {
    const source = new rx.Subject<number>();
    source.pipe(rx.map(boom)).subscribe(listener(log, 'map'));
    source.pipe(rx.filter(boom)).subscribe(listener(log, 'filter'));
    source.pipe(rx.switchMap(boom)).subscribe(listener(log, 'switchMap'));
    source.pipe(rx.mergeMap(boom)).subscribe(listener(log, 'mergeMap'));
    source.pipe(rx.groupBy(boom)).subscribe(listener(log, 'groupBy'));
    source.pipe(rx.takeWhile(boom)).subscribe(listener(log, 'takeWhile'));
    source.subscribe(listener(log, 'other'));
    rx.defer(boom).subscribe(listener(log, 'defer'));
    new rx.Observable(boom).subscribe(listener(log, 'observable'));
    source.next(1);
    source.next(2);
  },
  'inputs of every kind': (rx, log) => {
    rx.from(['a', 'b']).subscribe(listener(log, 'list'));
    rx.from(new Set(['c'])).subscribe(listener(log, 'set'));
    rx.from(rxjs.of('of RxJS')).subscribe(listener(log, 'RxJS'));
    rx.throwError(() => 'failed').subscribe(listener(log, 'error'));
    rx.NEVER.subscribe(listener(log, 'never'));
    rx.of(1, 2, 3)
      .pipe(
        rx.tap((value) => log.push(`asked ${value}`)),
        rx.take(2),
      )
      .subscribe(listener(log, 'no more than wanted'));
  },
  'all at once, one after the other, the newest, the first': (rx, log) => {
    for (const [name, flatten] of flattening(rx)) {
      const outer = new rx.Subject<number>();
      const inner = [0, 1, 2].map(() => new rx.Subject<string>());
      const project = (value: number, index: number) =>
        heard(rx, log, `${name} ${value} ${index}`, inner[value] ?? rx.EMPTY);
      const subscription = outer.pipe(flatten(project)).subscribe(listener(log, name));
      outer.next(0);
      outer.next(1);
      inner[0]?.next('a');
      inner[1]?.next('b');
      inner[0]?.complete();
      inner[1]?.next('c');
      outer.next(2);
      outer.complete();
      inner[1]?.complete();
      inner[2]?.next('d');
      inner[2]?.complete();
      log.push(subscription.closed);
    }
  },
  'what is heard inside ends with who hears it, and with what fails': (rx, log) => {
    for (const [name, flatten] of flattening(rx)) {
      const outer = new rx.Subject<rxjs.Observable<unknown>>();
      const all = heard(rx, log, 'outer', outer).pipe(flatten((each) => each));
      const subscription = all.subscribe(listener(log, name));
      outer.next(heard(rx, log, 'inner', rx.NEVER));
      subscription.unsubscribe();
      log.push(outer.observed);
      all.subscribe(listener(log, `${name} again`));
      outer.next(rx.throwError(() => 'x'));
      log.push(outer.observed);
    }
  },
  'streams together': (rx, log) => {
    const [a, b, end] = [new rx.Subject<number>(), new rx.Subject<number>(), new rx.Subject<void>()];
    rx.merge(a, b).subscribe(listener(log, 'merge'));
    rx.merge().subscribe(listener(log, 'merge of none'));
    rx.concat(heard(rx, log, 'a', a), heard(rx, log, 'b', b)).subscribe(listener(log, 'concat'));
    rx.combineLatest([a, b]).subscribe(listener(log, 'combineLatest'));
    a.pipe(rx.withLatestFrom(b)).subscribe(listener(log, 'withLatestFrom'));
    heard(rx, log, 'until', a).pipe(rx.takeUntil(end)).subscribe(listener(log, 'takeUntil'));
    a.next(1);
    b.next(2);
    b.next(3);
    a.next(4);
    end.next();
    a.next(5);
    a.complete();
    b.next(6);
    b.complete();
    heard(rx, log, 'never heard', a)
      .pipe(rx.takeUntil(rx.of(1)))
      .subscribe(listener(log, 'over before'));
  },
  'a stream for each key': (rx, log) => {
    const words = new rx.Subject<string>();
    const groups$ = words.pipe(
      rx.groupBy((word) => word.length),
      rx.mergeMap((group) => group.pipe(rx.map((word) => `${group.key}: ${word}`))),
    );
    groups$.subscribe(listener(log, 'first'));
    const second = groups$.subscribe(listener(log, 'second'));
    ['a', 'bb', 'c'].forEach((word) => {
      words.next(word);
    });
    second.unsubscribe();
    words.next('dd');
    words.complete();
    const failing = new rx.Subject<string>();
    failing
      .pipe(
        rx.groupBy(() => 1),
        rx.mergeMap((group) => group),
      )
      .subscribe(listener(log, 'failing'));
    failing.next('e');
    failing.error('x');
  },
  'in the place of what fails': (rx, log) => {
    const failing = heard(
      rx,
      log,
      'failing',
      rx.throwError(() => 'x'),
    );
    failing.pipe(rx.catchError((error) => rx.of(`instead of ${error}`))).subscribe(listener(log, 'instead'));
    failing.pipe(rx.catchError(boom)).subscribe(listener(log, 'fails again'));
    let tries = 0;
    heard(
      rx,
      log,
      'tried',
      rx.defer(() => (++tries < 3 ? rx.throwError(() => tries) : rx.of('well'))),
    )
      .pipe(rx.catchError((_error, caught) => caught))
      .subscribe(listener(log, 'the same again'));
    const late = new rx.Subject<number>();
    heard(rx, log, 'late', late)
      .pipe(rx.catchError(() => heard(rx, log, 'other', rx.NEVER)))
      .subscribe(listener(log, 'late'))
      .add(() => log.push('over'));
    late.next(1);
    late.error('x');
  },
  'again, at once and when it is time': (rx, log, time) => {
    let count = 0;
    const source = heard(
      rx,
      log,
      'source',
      rx.defer(() => rx.of(++count)),
    );
    source.pipe(rx.repeat(), rx.take(3)).subscribe(listener(log, 'at once'));
    source.pipe(rx.repeat({ delay: () => rx.timer(10, time) }), rx.take(3)).subscribe(listener(log, 'later'));
    time.flush();
    source.pipe(rx.repeat({ delay: (soFar) => (soFar < 2 ? rx.of(0) : rx.EMPTY) })).subscribe(listener(log, 'some'));
    let failures = 0;
    const failing = heard(
      rx,
      log,
      'fails',
      rx.defer(() => rx.throwError(() => ++failures)),
    );
    failing
      .pipe(rx.retry({ delay: (error, n) => (n < 3 ? rx.timer(10, time) : rx.throwError(() => `${error}, ${n}`)) }))
      .subscribe(listener(log, 'retry'));
    time.flush();
    failing.pipe(rx.retry({ delay: () => rx.EMPTY })).subscribe(listener(log, 'gives up'));
    const subscription = failing.pipe(rx.retry({ delay: () => rx.NEVER })).subscribe(listener(log, 'waits'));
    subscription.unsubscribe();
    log.push(time.now());
  },
  time: (rx, log, time) => {
    const at = (name: string) => ({
      next: (value: unknown) => log.push([time.now(), name, value]),
      error: () => log.push([time.now(), name, 'error']),
      complete: () => log.push([time.now(), name, 'complete']),
    });
    rx.timer(20, time).subscribe(at('timer'));
    rx.timer(-5, time).subscribe(at('past'));
    rx.interval(30, time).pipe(rx.take(3)).subscribe(at('interval'));
    rx.timer(5, 10, time).pipe(rx.take(2)).subscribe(at('timer with a period'));
    const some = rx.interval(30, time).pipe(rx.take(2));
    some.pipe(rx.delay(7, time)).subscribe(at('delay'));
    rx.of('a', 'b')
      .pipe(rx.delayWhen((value) => rx.timer(value === 'a' ? 9 : 3, time)))
      .subscribe(at('delayWhen'));
    const scheduler = time;
    some.pipe(rx.timeout({ first: 10, scheduler })).subscribe(at('impatient'));
    some.pipe(rx.timeout({ first: 50, scheduler })).subscribe(at('patient'));
    some.pipe(rx.timeout({ each: 20, with: () => rx.of('instead'), scheduler })).subscribe(at('instead'));
    some
      .pipe(
        rx.concatMap((n) => rx.timer(n * 40, time)),
        rx.timeout({ each: 35, scheduler }),
      )
      .subscribe(at('each'));
    rx.NEVER.pipe(rx.timeout({ first: 5, with: boom, scheduler })).subscribe(at('fails'));
    rx.timer(1, time).subscribe(at('ended before')).unsubscribe();
    time.flush();
  },
  'a stream that is told while it tells waits for its turn': (rx, log) => {
    const subject = new rx.Subject<number>();
    const subscription = subject.pipe(rx.observeOn(rx.queueScheduler)).subscribe({
      ...listener(log, 'queued'),
      next: (value) => {
        log.push(`begin ${value}`);
        if (value < 3) subject.next(value + 1);
        if (value === 2) subject.complete();
        log.push(`end ${value}`);
      },
    });
    subject.next(1);
    log.push(subscription.closed);
    const ended = new rx.Subject<number>();
    const over = ended.pipe(rx.observeOn(rx.queueScheduler)).subscribe((value) => {
      log.push(value);
      ended.next(value + 1);
      over.unsubscribe();
    });
    ended.next(1);
  },
  'a listener of its own, or none': (rx, log) => {
    class Counter {
      count = 0;
      next(value: number): void {
        this.count += value;
      }
    }
    const counter = new Counter();
    rx.of(1, 2).subscribe(counter);
    rx.of(1).subscribe();
    const subject = new rx.Subject<number>();
    rx.of(3).subscribe(subject);
    subject.subscribe(listener(log, 'over'));
    log.push(counter.count);
  },
};

function played(scenario: Scenario, rx: Streams): Log {
  const log: Log = [];
  scenario(rx, log, new rxjs.VirtualTimeScheduler());
  return log;
}

describe('the streams of the widget, beside RxJS', () => {
  it.each(Object.entries(SCENARIOS))('%s', (_name, scenario) => {
    const expected = played(scenario, rxjs);
    expect(expected.length).toBeGreaterThan(0);
    expect(played(scenario, OWN)).toEqual(expected);
  });

  it.each([rxjs, OWN])('asks for the first value, and takes none for a failure', async (rx) => {
    const subject = new rx.BehaviorSubject(1);
    expect(await rx.firstValueFrom(subject)).toBe(1);
    expect(subject.observed).toBe(false);
    await expect(rx.firstValueFrom(rx.EMPTY)).rejects.toThrow('no elements');
    await expect(rx.firstValueFrom(rx.throwError(() => new Error('x')))).rejects.toThrow('x');
    expect(await rx.firstValueFrom(rx.EMPTY, { defaultValue: 2 })).toBe(2);
    expect(await rx.firstValueFrom(rx.from(Promise.resolve(3)))).toBe(3);
    await expect(rx.firstValueFrom(rx.from(Promise.reject(new Error('y'))))).rejects.toThrow('y');
    expect([rx.isObservable(subject), rx.isObservable({})]).toEqual([true, false]);
  });

  describe.each([rxjs, OWN])('in time of its own', (rx) => {
    beforeEach(() => {
      jest.useFakeTimers();
    });

    afterEach(() => {
      jest.useRealTimers();
    });

    it('waits, repeats, and stops', () => {
      const told: unknown[] = [];
      rx.timer(10).subscribe(() => told.push('timer'));
      const interval = rx.interval(10).subscribe((count) => told.push(count));
      rx.timer(5)
        .subscribe(() => told.push('ended'))
        .unsubscribe();
      jest.advanceTimersByTime(25);
      interval.unsubscribe();
      jest.advanceTimersByTime(100);
      expect(told).toEqual(['timer', 0, 1]);
      expect(jest.getTimerCount()).toBe(0);
      const task = rx.asyncScheduler.schedule((word) => told.push(word), 10, 'work');
      jest.advanceTimersByTime(10);
      task.unsubscribe();
      expect(told.at(-1)).toBe('work');
      expect(rx.asyncScheduler.now()).toBe(Date.now());
    });

    it('reports what a listener throws, and goes on', () => {
      const told: unknown[] = [];
      const subject = new rx.Subject<number>();
      subject.subscribe(boom);
      subject.subscribe((value) => told.push(value));
      subject.next(1);
      expect(told).toEqual([1]);
      expect(() => jest.runAllTimers()).toThrow('boom');
      rx.throwError(() => new Error('nobody looks')).subscribe();
      expect(() => jest.runAllTimers()).toThrow('nobody looks');
    });
  });

  it.each([rxjs, OWN])('hears events for as long as it is heard', (rx) => {
    const target = new EventTarget();
    const told: string[] = [];
    const subscription = rx.fromEvent(target, 'click').subscribe(({ type }) => told.push(type));
    target.dispatchEvent(new Event('click'));
    subscription.unsubscribe();
    target.dispatchEvent(new Event('click'));
    expect(told).toEqual(['click']);
  });
});
