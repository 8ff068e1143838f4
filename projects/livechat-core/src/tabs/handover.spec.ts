import { NEVER, Subject, throwError } from 'rxjs';
import { Handover, wordOfLocks } from './handover.js';

describe('what is handed to the leader', () => {
  it('is served in order, after the word that was asked for when it had come', () => {
    const served: number[] = [];
    const word = new Subject<void>();
    const handover = new Handover<number>(word, (one) => served.push(one));
    handover.add(1);
    handover.add(2);
    expect(served).toEqual([]);
    word.next();
    // The second came after the question.
    expect(served).toEqual([1]);
    word.next();
    expect(served).toEqual([1, 2]);
  });

  it('is dropped when the lead is lost, also in the middle', () => {
    const word = new Subject<void>();
    const served: number[] = [];
    const handover = new Handover<number>(word, (one) => {
      served.push(one);
      if (one === 2) handover.close();
    });
    handover.add(1);
    word.next();
    for (const one of [2, 3, 4]) handover.add(one);
    word.next();
    word.next();
    expect(served).toEqual([1, 2]);
  });

  it('waits no longer than locks work', () => {
    const heard: string[] = [];
    wordOfLocks({ hold: () => throwError(() => new Error('insecure')) }, 'a').subscribe(() => heard.push('failed'));
    wordOfLocks({ hold: () => NEVER }, 'a').subscribe(() => heard.push('never'));
    expect(heard).toEqual(['failed']);
  });
});
