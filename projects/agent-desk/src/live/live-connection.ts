import { DOCUMENT, DestroyRef, Injectable, InjectionToken, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { DeskClientFrame, DeskServerFrame } from 'livechat-core/protocol';
import { DeskApi } from '../api/desk-api';
import { noteFailure } from '../effect/note-failure';
import type { DeskState } from '../state/desk-state';
import { DeskStore } from '../state/desk-store';
import { LiveSocket, type SocketLike } from './live-socket';
import { PageState } from './page-state';

/** Opens the socket of this origin; replaceable because it is the edge to the network. */
export const OPEN_SOCKET = new InjectionToken<() => SocketLike>('open socket', {
  providedIn: 'root',
  factory: () => {
    const { location } = inject(DOCUMENT);
    const url = new URL('/desk/socket', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return () => new WebSocket(url);
  },
});

/** Live events while an agent is signed in: frames become events of the store. */
@Injectable({ providedIn: 'root' })
export class LiveConnection {
  readonly #store = inject(DeskStore);
  readonly #api = inject(DeskApi);
  readonly #socket = new LiveSocket({
    open: inject(OPEN_SOCKET),
    now: () => Date.now(),
    random: () => Math.random(),
    onFrame: (frame) => this.#hear(frame),
    onLost: () => void this.#lose(),
  });

  constructor() {
    const destroyRef = inject(DestroyRef);
    this.#store.settled$.pipe(takeUntilDestroyed(destroyRef)).subscribe((state) => this.#follow(state));
    inject(PageState)
      .woke$.pipe(takeUntilDestroyed(destroyRef))
      .subscribe(() => this.#socket.wake());
    destroyRef.onDestroy(() => this.#socket.stop());
  }

  /** Says something to the server; false when there is no connection to say it on. */
  send(frame: DeskClientFrame): boolean {
    return this.#socket.send(frame);
  }

  #follow({ session }: DeskState): void {
    if (session.status === 'signed-in') this.#socket.start();
    else this.#socket.stop();
  }

  #hear(frame: DeskServerFrame): void {
    switch (frame.type) {
      case 'ready':
        return this.#store.dispatch({ type: 'liveReady' });
      case 'conversation':
        return this.#store.dispatch({ type: 'conversationHeard', conversation: frame.conversation });
      case 'message':
        return this.#store.dispatch({
          type: 'messageHeard',
          conversationId: frame.conversationId,
          message: frame.message,
        });
      case 'context':
        return this.#store.dispatch({
          type: 'contextHeard',
          conversationId: frame.conversationId,
          context: frame.context,
        });
      case 'notes':
        // They come with the conversation; one that is not shown is read when it is opened.
        return this.#store.dispatch({ type: 'logWanted', conversationId: frame.conversationId });
      case 'erased':
        return this.#store.dispatch({ type: 'conversationErased', conversationId: frame.conversationId });
      case 'typing':
        return this.#store.dispatch({
          type: 'typingHeard',
          conversationId: frame.conversationId,
          author: frame.author,
          isTyping: frame.isTyping,
        });
      case 'pong':
        return;
    }
  }

  /** A refused socket does not say why, so that an ended session is only found by asking. */
  async #lose(): Promise<void> {
    this.#store.dispatch({ type: 'liveLost' });
    try {
      await this.#api.readSession();
    } catch (thrown) {
      noteFailure(this.#store, thrown);
    }
  }
}
