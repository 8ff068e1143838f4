import { addressKey } from './address-key.js';

/** The place of one socket. */
export interface SocketPlace {
  /** The socket has said who it is. */
  settle(): void;
  /** The socket is gone. */
  leave(): void;
}

interface Held {
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
    const held = this.#held.get(key) ?? { open: 0, newcomers: 0 };
    if (held.open >= this.sockets || held.newcomers >= Math.ceil(this.sockets / 4)) return undefined;
    held.open += 1;
    held.newcomers += 1;
    this.#held.set(key, held);
    let isNewcomer = true;
    let isOpen = true;
    const settle = (): void => {
      if (isNewcomer) held.newcomers -= 1;
      isNewcomer = false;
    };
    return {
      settle,
      leave: () => {
        if (!isOpen) return;
        isOpen = false;
        settle();
        held.open -= 1;
        if (held.open === 0) this.#held.delete(key);
      },
    };
  }
}
