import { Observable } from 'rxjs';
import type { Runtime } from '../runtime/runtime.js';
import type { Transport, WireEvent } from '../transport/transport.js';
import type { LoneWire, Passed } from './lone-wire.js';
import { SocketHub } from './socket-hub.js';

/** What a hub is made of. */
export interface HubOptions {
  readonly transport: Transport;
  readonly runtime: Pick<Runtime, 'scheduler' | 'newId'>;
}

/**
 * A hub on the wire that this tab has had for itself. It is told what passed there, and says nothing
 * of it to either end, which have heard it: afterwards it knows what it would know had it been there.
 *
 * @param passed what passed on the wire until now
 */
export function adoptWire(wire: LoneWire, passed: readonly Passed[], { transport, runtime }: HubOptions): SocketHub {
  const id = runtime.newId();
  let isPast = true;
  const nowOnly = (event: WireEvent): WireEvent => {
    if (event.type !== 'open') return event;
    return {
      type: 'open',
      send: (frame) => {
        if (!isPast) event.send(frame);
      },
    };
  };
  const adopted$ = new Observable<WireEvent>((subscriber) => {
    for (const one of passed) {
      if (one.type === 'sent') hub.put(id, one.frame);
      else subscriber.next(nowOnly(one.event));
    }
    return wire.yieldTo({
      hear: (event) => {
        subscriber.next(event);
      },
      put: (frame) => {
        hub.put(id, frame);
      },
      leave: () => {
        hub.detach(id);
      },
    });
  });
  const adopted = [adopted$];
  const hub = new SocketHub(
    { connect: (serverUrl) => adopted.pop() ?? transport.connect(serverUrl) },
    runtime.scheduler,
  );
  hub.attach(id, wire.serverUrl, (event) => {
    if (!isPast) wire.tell(event);
  });
  isPast = false;
  return hub;
}
