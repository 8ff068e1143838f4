import type { Observable } from 'rxjs';
import type { ClientFrame } from '../../protocol/client-frames.js';
import type { Runtime } from '../runtime/runtime.js';
import type { LastingStores } from '../session/lasting-stores.js';
import type { SessionStore } from '../session/session-store.js';
import type { ChatEvent, Transition } from '../state/event.js';
import type { WidgetState } from '../state/widget-state.js';
import type { FileTransfer } from '../transport/file-transfer.js';
import type { TabGroup } from '../tabs/tab-group.js';

/** The chat itself: what an effect may use that waits for nobody. */
export interface LocalContext {
  /** Each step of the loop, after its state was published. */
  readonly transitions$: Observable<Transition>;
  /** The state at this moment. */
  readonly state: () => WidgetState;
  /** The clock, chance, the page's life, and where failures are told. */
  readonly runtime: Runtime;
  /** What the tab keeps over a reload. */
  readonly store: SessionStore;
}

/** What an effect may use that speaks with others. */
export interface EffectContext extends LocalContext {
  /** Puts a frame on the wire if the connection is online; otherwise it is gone. */
  readonly send: (frame: ClientFrame) => void;
  /** The frames that {@link send} puts out, for the effect that owns the connection. */
  readonly outgoing$: Observable<ClientFrame>;
  /** The way to the server, which all tabs of the browser share. */
  readonly tabs: TabGroup;
  /**
   * Has something done with the stores that outlive the tab: at once, or in the order of the calls when
   * they are there. It takes the place of what is still to be done under the same name.
   */
  readonly keep: (name: string, act: (stores: LastingStores) => unknown) => void;
}

/** What an effect may use that comes when it is first needed: it begins in the middle of a chat. */
export interface OccasionalContext extends LocalContext, LastingStores {
  readonly files: FileTransfer;
  readonly tabs: TabGroup;
}

/** Reacts to transitions; the events it emits go back into the loop. */
export type Effect = EffectOn<EffectContext>;

/** An {@link Effect} that needs nothing but the chat itself. */
export type LocalEffect = EffectOn<LocalContext>;

/** An {@link Effect} that comes late: what it has to know of the past is in the state. */
export type OccasionalEffect = EffectOn<OccasionalContext>;

/** An effect, by what it uses. */
export type EffectOn<C> = (context: C) => Observable<ChatEvent>;
