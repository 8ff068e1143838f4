/**
 * What the tests of the core find as `rxjs` when they run on the widget's own streams: those, and beside them the few
 * names of RxJS that only tests use.
 */
const { lastValueFrom } = require('rxjs/internal/lastValueFrom');
const { VirtualTimeScheduler } = require('rxjs/internal/scheduler/VirtualTimeScheduler');
const streams = require('../projects/livechat-widget/streams/index.ts');

/** RxJS's own takes nothing but its own observables. */
const toArray = () => (source) =>
  new streams.Observable((subscriber) => {
    const values = [];
    return source.subscribe({
      next: (value) => values.push(value),
      error: (error) => subscriber.error(error),
      complete: () => {
        subscriber.next(values);
        subscriber.complete();
      },
    });
  });

module.exports = { ...streams, VirtualTimeScheduler, lastValueFrom, toArray };
