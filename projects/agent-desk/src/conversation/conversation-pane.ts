import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import type { ThreadStatus } from 'livechat-core/protocol';
import { ArrowLeft, CircleAlert, MessagesSquare, PanelRight } from 'lucide';
import { ShortcutHint } from '../keys/shortcut-hint';
import { DeskStore } from '../state/desk-store';
import { shownConversation } from '../state/shown-conversation';
import { TEXT } from '../text/catalogue';
import { personName } from '../text/person-name';
import { Icon } from '../ui/icon';
import { Composer, type WrittenReply } from './composer';
import { held, messagesIn, widened, type LogWindow } from './log-window';
import { MessageLog } from './message-log';
import { NEW_MESSAGE_ID } from './message-id';
import { StatusActions } from './status-actions';
import { NoteComposer, type WrittenNote } from './note-composer';
import { isSameInput, timelineOf, type TimelineInput } from './timeline';
import { TypingLine } from './typing-line';

/** The shown conversation: its messages, and the agent's part in it. */
@Component({
  selector: 'desk-conversation-pane',
  imports: [Composer, Icon, MessageLog, NoteComposer, ShortcutHint, StatusActions, TypingLine],
  templateUrl: './conversation-pane.html',
  styleUrl: './conversation-pane.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationPane {
  /** The agent wants back to the list. */
  readonly left = output();

  readonly #store = inject(DeskStore);
  readonly #newId = inject(NEW_MESSAGE_ID);
  readonly #injector = inject(Injector);
  protected readonly composer = viewChild(Composer);
  protected readonly noteComposer = viewChild(NoteComposer);

  protected readonly text = TEXT.conversation;
  protected readonly sessionText = TEXT.session;
  protected readonly icons = { ArrowLeft, CircleAlert, MessagesSquare, PanelRight };
  protected readonly personName = personName;
  protected readonly shown = computed(() => shownConversation(this.#store.state()));
  /** At most one; as a list, so that another conversation gets a log and a composer of its own. */
  protected readonly opened = computed(() => {
    const shown = this.shown();
    return shown?.conversation ? [{ ...shown, conversation: shown.conversation }] : [];
  });

  // By itself, so that nothing but another conversation ends what is being written.
  readonly #shownId = computed(() => this.shown()?.id);
  readonly #messages = computed(() => this.shown()?.log.messages ?? []);
  readonly #window = linkedSignal<string | undefined, LogWindow>({ source: this.#shownId, computation: () => null });
  readonly #drawn = computed(() => messagesIn(this.#window(), this.#messages()));
  protected readonly hasOlder = computed(() => (this.#drawn()[0]?.seq ?? 1) > 1);
  readonly #timeline = computed<TimelineInput>(
    () => {
      const [shown] = this.opened();
      return {
        messages: this.#drawn(),
        notes: shown?.log.notes ?? [],
        outgoing: shown?.outgoing ?? [],
        hasOlder: this.hasOlder(),
        customerReceipts: shown?.conversation.customerReceipts ?? { delivered: 0, seen: 0 },
        self: { type: 'AGENT', id: shown?.agent.id ?? '', name: shown?.agent.name ?? '' },
        isOnline: this.#store.state().connection === 'online',
      };
    },
    { equal: isSameInput },
  );
  protected readonly items = computed(() => timelineOf(this.#timeline()));

  /** What the agent writes; each conversation begins with a reply. */
  protected readonly writing = linkedSignal<string | undefined, 'reply' | 'note'>({
    source: this.#shownId,
    computation: () => 'reply',
  });
  protected readonly kinds = ['reply', 'note'] as const;
  protected readonly noteText = TEXT.note;
  protected readonly colleagues = computed(() => {
    const { session, colleagues } = this.#store.state();
    return session.status === 'signed-in' ? colleagues.filter(({ id }) => id !== session.agent.id) : [];
  });
  protected readonly writers = computed(() => {
    const { writers, openId } = this.#store.state();
    return (openId === null ? undefined : writers[openId]) ?? [];
  });

  /** Brings the keyboard to where a reply or a note is written. */
  write(kind: 'reply' | 'note'): void {
    this.writing.set(kind);
    const focus = (): void => (kind === 'reply' ? this.composer() : this.noteComposer())?.focus();
    afterNextRender({ write: focus }, { injector: this.#injector });
  }

  protected setDraft(conversationId: string, text: string): void {
    this.#store.dispatch({ type: 'draftChanged', conversationId, text });
  }

  protected reply(conversationId: string, { text, files }: WrittenReply): void {
    const clientMessageId = this.#newId();
    this.#store.dispatch({ type: 'replyWritten', conversationId, clientMessageId, text, files, createdAt: Date.now() });
  }

  protected setNote(conversationId: string, text: string): void {
    this.#store.dispatch({ type: 'noteChanged', conversationId, text });
  }

  protected saveNote(conversationId: string, { handOverTo }: WrittenNote): void {
    this.#store.dispatch({ type: 'noteWanted', conversationId, noteId: this.#newId(), handOverTo });
  }

  protected retry(clientMessageId: string): void {
    this.#store.dispatch({ type: 'replyRetried', clientMessageId });
  }

  protected discard(clientMessageId: string): void {
    this.#store.dispatch({ type: 'replyDiscarded', clientMessageId });
  }

  /** Draws more of what is read, and reads more once that is drawn. */
  protected showOlder(conversationId: string): void {
    const messages = this.#messages();
    const isAllDrawn = this.#drawn()[0] === messages[0];
    this.#window.set(widened(this.#window(), messages));
    if (isAllDrawn) this.#store.dispatch({ type: 'olderWanted', conversationId });
  }

  protected holdWindow(): void {
    this.#window.set(held(this.#window(), this.#messages()));
  }

  /** Whoever is back at the end needs nothing of what they scrolled through. */
  protected followEnd(): void {
    this.#window.set(null);
  }

  protected readAgain(conversationId: string): void {
    this.#store.dispatch({ type: 'logWanted', conversationId });
  }

  protected setStatus(conversationId: string, status: ThreadStatus): void {
    const edit = { field: 'status', status } as const;
    this.#store.dispatch({ type: 'caseEdited', conversationId, editId: this.#newId(), edit });
  }

  protected leave(): void {
    this.#store.dispatch({ type: 'conversationLeft' });
  }

  protected showContext(): void {
    this.#store.dispatch({ type: 'paneShown', pane: 'context' });
  }
}
