/// <reference types="jest" />
import { Subject, firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { PROTOCOL, type HelloFrame, type ServerFrame } from '../protocol/index.js';
import type { Transport, WireEvent } from '../src/transport/transport.js';

/** A server that a transport can reach, driven by the contract. */
export interface TransportHost {
  /** What is tested. */
  readonly transport: Transport;
  /** What `connect` is called with. */
  readonly serverUrl: string;
  /** A widget that the server knows. */
  readonly widgetId: string;
  /** Ends every connection from the server's side. */
  cut(): void;
  /** Ends the server; after each test. */
  close(): Promise<void>;
}

/**
 * What every {@link Transport} has to do. Call it in a jest spec.
 *
 * @param name what is tested
 * @param start starts a server of the protocol
 */
export function transportContract(name: string, start: () => Promise<TransportHost>): void {
  describe(`${name} as a Transport`, () => {
    let host: TransportHost;
    beforeEach(async () => {
      host = await start();
    });
    afterEach(() => host.close());

    const hello = (): HelloFrame => ({ type: 'hello', protocol: PROTOCOL, widgetId: host.widgetId });

    it('opens, carries frames both ways, and ends with closed', async () => {
      const frames = new Subject<ServerFrame>();
      const types: WireEvent['type'][] = [];
      const wire$ = host.transport.connect(host.serverUrl);
      const welcome = firstValueFrom(frames);
      const end = new Promise<void>((resolve) => {
        wire$.subscribe({
          next: (event) => {
            types.push(event.type);
            if (event.type === 'open') event.send(hello());
            if (event.type === 'frame') frames.next(event.frame);
          },
          complete: resolve,
        });
      });
      expect((await welcome).type).toBe('welcome');
      host.cut();
      await end;
      expect(types).toEqual(['open', 'frame', 'closed']);
    });

    it('is cold: each subscription is a connection of its own', async () => {
      const wire$ = host.transport.connect(host.serverUrl);
      const tokens = new Set<string>();
      for (let round = 0; round < 2; round += 1) {
        const frame = await new Promise<ServerFrame>((resolve) => {
          const subscription = wire$.subscribe((event) => {
            if (event.type === 'open') event.send(hello());
            if (event.type !== 'frame') return;
            resolve(event.frame);
            queueMicrotask(() => {
              subscription.unsubscribe();
            });
          });
        });
        if (frame.type === 'welcome') tokens.add(frame.token);
      }
      expect(tokens.size).toBe(2);
    });

    it('reports a server that cannot be reached as closed, without an error', async () => {
      await host.close();
      const events = await lastValueFrom(host.transport.connect(host.serverUrl).pipe(toArray()));
      expect(events.map(({ type }) => type)).toEqual(['closed']);
    });

    it('says nothing after it was unsubscribed', async () => {
      const types: string[] = [];
      const subscription = host.transport.connect(host.serverUrl).subscribe(({ type }) => types.push(type));
      subscription.unsubscribe();
      const before = [...types];
      await new Promise((resolve) => {
        setTimeout(resolve, 30);
      });
      expect(types).toEqual(before);
    });
  });
}
