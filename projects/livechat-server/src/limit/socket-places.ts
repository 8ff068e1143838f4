import { addressKey } from './address-key.js';

/** The place of one socket. */
export interface SocketPlace {
  /** The socket has said who it is. */
  settle(): void;
  /** The socket is gone. */
  leave(): void;
}

/** What one address holds. */
interface Held {
  readonly key: string;
  open: number;
  newcomers: number;
}

/** Counts the sockets that each network address holds. */
export class SocketPlaces {
  readonly #held = new Map<string, Held>();

  /** @param sockets how many one address may hold; a quarter of them may be newcomers */
  constructor(private readonly sockets: number) {}

  /** A place for one more socket of this address, or none when it has its share. */
  take(address: string): SocketPlace | undefined {
    const key = addressKey(address);
    const held = this.#held.get(key) ?? { key, open: 0, newcomers: 0 };
    if (held.open >= this.sockets || held.newcomers >= Math.ceil(this.sockets / 4)) return undefined;
    held.open += 1;
    held.newcomers += 1;
    this.#held.set(key, held);
    return new Place(held, this.#held);
  }
}

/** One of many thousands: what it needs, and no more. */
class Place implements SocketPlace {
  #isNewcomer = true;
  #isOpen = true;

  /** @param all where an address is that holds any */
  constructor(
    private readonly held: Held,
    private readonly all: Map<string, Held>,
  ) {}

  settle(): void {
    if (this.#isNewcomer) this.held.newcomers -= 1;
    this.#isNewcomer = false;
  }

  leave(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.settle();
    this.held.open -= 1;
    if (this.held.open === 0) this.all.delete(this.held.key);
  }
}
