import { Observable } from 'rxjs';
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeFrame,
  type ClientFrame,
  type ServerFrame,
} from '../protocol/index.js';
import type { Transport, WireEvent } from '../src/transport/transport.js';
import type { Session } from './in-memory-sessions.js';

/** One connection, as the server sees it. */
export interface Socket {
  readonly emit: (event: WireEvent) => void;
  readonly end: () => void;
  /** Whose it is; `null` until it has said hello. */
  session: Session | null;
}

/** The connections of the server in memory. Every frame goes through the codec, so that what could not travel is noticed. */
export class InMemorySockets {
  /** The way in, for clients. */
  readonly transport: Transport = { connect: () => this.#connect() };
  readonly #open = new Set<Socket>();
  readonly #onFrame: (socket: Socket, frame: ClientFrame) => void;
  #isUp = true;

  constructor(onFrame: (socket: Socket, frame: ClientFrame) => void) {
    this.#onFrame = onFrame;
  }

  /** The connections of this moment: a copy, so that they may be closed on the way. */
  get open(): readonly Socket[] {
    return [...this.#open];
  }

  /** Whether clients can connect. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Ends every connection; new ones fail until {@link heal}. */
  cut(): void {
    this.#isUp = false;
    for (const socket of this.open) this.close(socket, 1006);
  }

  /** Lets clients connect again. */
  heal(): void {
    this.#isUp = true;
  }

  /** Sends a frame; to a connection that has ended it is lost. */
  say(socket: Socket, frame: ServerFrame): void {
    if (this.#open.has(socket)) socket.emit({ type: 'frame', frame: decodeServerFrame(encodeFrame(frame)) });
  }

  /** Sends a frame to each connection of a person but one. */
  tell(personId: string, frame: ServerFrame, except?: Socket): void {
    for (const socket of this.open) {
      if (socket !== except && socket.session?.person.id === personId) this.say(socket, frame);
    }
  }

  /** Ends one connection. */
  close(socket: Socket, code: number): void {
    if (!this.#open.delete(socket)) return;
    socket.emit({ type: 'closed', code });
    socket.end();
  }

  #connect(): Observable<WireEvent> {
    return new Observable((subscriber) => {
      if (!this.#isUp) {
        subscriber.next({ type: 'closed', code: 1006 });
        subscriber.complete();
        return undefined;
      }
      const socket: Socket = {
        session: null,
        end: () => {
          subscriber.complete();
        },
        emit: (event) => {
          subscriber.next(event);
        },
      };
      this.#open.add(socket);
      socket.emit({
        type: 'open',
        send: (frame) => {
          if (this.#open.has(socket)) this.#onFrame(socket, decodeClientFrame(encodeFrame(frame)));
        },
      });
      return () => this.#open.delete(socket);
    });
  }
}
