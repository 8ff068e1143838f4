/** What a connection hears from its wire. */
export interface WireListener {
  /** A frame, whole. */
  onText(text: string): void;
  /** Something came that is no text. */
  onBinary(): void;
  /** The wire itself was asked for a sign of life, and has given it. */
  onPing(): void;
  onError(error: Error): void;
  /** The client is gone; called once, and last. */
  onClose(): void;
}

/**
 * One client's way in and out. The rules of the protocol stand on it and do not know what carries
 * the frames.
 */
export interface Wire {
  /** Whether frames go out and are taken. */
  readonly isOpen: boolean;
  /** What waits for the client to read it, in bytes. */
  readonly bufferedBytes: number;
  /** Whether frames of the client are held back. */
  readonly isPaused: boolean;
  /** Fulfilled when the client is gone. */
  readonly closed: Promise<void>;
  /** To be called once, at once. */
  listen(listener: WireListener): void;
  send(text: string): void;
  /** Ends the connection with a code; a client that does not answer in time is cut off. */
  close(code: number, reason: string): void;
  /** Ends the connection without a word, for a client that is gone. */
  terminate(): void;
  /** Asks the client to send nothing more for now. */
  pause(): void;
  resume(): void;
}

/** How long a client may take to answer a close before it is cut off, in milliseconds. */
export const CLOSE_PATIENCE_MS = 2_000;
