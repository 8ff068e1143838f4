import { fanOutContract } from './fan-out-contract.js';
import { inProcessFanOut } from './in-process.js';

fanOutContract('in process', async () => {
  const fanOut = inProcessFanOut(() => undefined);
  return { publisher: fanOut, subscriber: fanOut };
});

describe('inProcessFanOut', () => {
  it('reports what a listener threw', () => {
    const failures: unknown[] = [];
    const fanOut = inProcessFanOut((error) => failures.push(error));
    const failure = new Error('one listener');
    fanOut.subscribe(['desk'], () => {
      throw failure;
    });
    fanOut.publish(['desk'], { type: 'thread', threadId: 'thread-1' });
    expect(failures).toEqual([failure]);
  });
});
