import { computed, inject, linkedSignal, signal } from '@angular/core';
import {
  hasOlder,
  selectGreeting,
  selectPreChatForm,
  selectQuickReplies,
  selectSurvey,
  selectTyping,
} from 'livechat-core';
import { LiveChatError, type QuickReply, type SendPayload } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { presenceWords } from '../message/presence';
import { agentName } from '../message/thread-summary';
import type { Written } from '../message/written';

const NOBODY: readonly string[] = [];
const NOTHING: Written = { text: '', files: [] };

/** What the parts show of the conversation in view, and what people do in them. */
export class Conversation {
  private readonly chat = inject(LiveChatService);
  private readonly locale = inject(LocaleService).locale;

  /** Why the last message was not taken; empty when all is well. */
  readonly problem = signal('');
  readonly title = computed(() => this.chat.state().widget?.title || this.locale().text('chat'));
  /** Which conversation it is. */
  readonly key = computed(() => this.chat.activeThread()?.id ?? 'new');
  readonly isClosed = computed(() => this.chat.activeThread()?.status === 'CLOSED');
  /** The name of the agent who wrote last. */
  readonly agent = computed(() => {
    const thread = this.chat.activeThread();
    return thread === null ? undefined : agentName(thread);
  });
  /** Names of those who answer. */
  readonly faces = computed(() => this.chat.state().widget?.availability?.agents.map(({ name }) => name) ?? NOBODY);
  /** When an answer can be expected. */
  readonly expectation = computed(() => {
    const { widget } = this.chat.state();
    return presenceWords(this.locale(), widget?.availability, widget === null ? 0 : Date.now());
  });
  /** When an answer can be expected, for a window that has said above whether somebody is there. */
  readonly promise = computed(() => {
    const availability = this.chat.state().widget?.availability;
    return availability?.isOnline === true && availability.replyMinutes !== undefined ? this.expectation() : '';
  });
  readonly form = computed(() => selectPreChatForm(this.chat.state()));
  readonly greeting = computed(() => selectGreeting(this.chat.state()));
  readonly offered = computed(() => selectQuickReplies(this.chat.state()));
  /** The survey that is the last word of the conversation, until it is answered or put off. */
  readonly waitingSurvey = computed(() => {
    const id = selectSurvey(this.chat.state())?.messageId ?? null;
    const last = this.chat.timeline().findLast(({ content }) => content.type !== 'NOTE');
    return id === null || id !== last?.messageId || id === this.putOff() ? null : id;
  });
  private readonly putOff = signal<string | null>(null);
  readonly typing = computed(() => selectTyping(this.chat.state()));
  /** Whether the store holds messages older than the first one here. */
  readonly hasOlder = computed(() => {
    const thread = this.chat.activeThread();
    return thread !== null && hasOlder(thread);
  });
  /** Whether the conversation has messages of which none is here; one can write meanwhile. */
  readonly waitsForHistory = computed(() => {
    if (this.chat.timeline().length > 0) return false;
    const thread = this.chat.activeThread();
    if (thread !== null) return thread.topSeq > 0 && thread.pages.length === 0;
    const { phase, activeThreadId } = this.chat.state();
    return phase !== 'ready' && activeThreadId !== null;
  });

  /** By conversation, as the drafts are; another person finds none. */
  private readonly chosen = linkedSignal<unknown, Readonly<Record<string, readonly File[]>>>({
    source: computed(() => this.chat.state().person?.id),
    computation: () => ({}),
  });
  /** What goes along with the next message: it outlives the closed window. */
  readonly files = computed(() => this.chosen()[this.key()] ?? NOTHING.files);

  /** Whether newer messages are on their way than the last one of those that are here without a gap. */
  readonly isBehind = computed(() => {
    const thread = this.chat.activeThread();
    return thread !== null && thread.contiguousTo > 0 && thread.contiguousTo < thread.topSeq;
  });

  choose(files: readonly File[]): void {
    this.chosen.update((chosen) => ({ ...chosen, [this.key()]: files }));
  }

  write(text: string): void {
    this.problem.set('');
    this.chat.setDraft(text);
  }

  send(written: Written): void {
    const { text, files } = written;
    this.chat.setDraft('');
    const attachments = files.map((file) => ({ attachment: file, fileName: file.name }));
    this.deliver(
      files.length === 0 ? text : { type: 'BASIC', attachments, ...(text === '' ? {} : { message: text }) },
      written,
    );
  }

  answer({ title, payload }: QuickReply): void {
    const messageId = this.offered()?.messageId;
    this.deliver({ type: 'ANSWER', text: title, payload, ...(messageId === undefined ? {} : { messageId }) }, NOTHING);
  }

  /** Lets somebody write instead of answering the survey, which can still be answered. */
  putSurveyOff(): void {
    this.putOff.set(this.waitingSurvey());
  }

  loadOlder(): void {
    const thread = this.chat.activeThread();
    if (thread !== null) this.chat.loadOlder(thread.id);
  }

  /** @param written what goes back into the composer when nothing of the message is taken */
  private deliver(message: string | SendPayload, { text, files }: Written): void {
    this.problem.set('');
    const waiting = this.chat.outbox();
    const outcome = this.chat.send(message);
    // What is in the outbox says itself, in the list, when it fails.
    const isTaken = this.chat.outbox() !== waiting;
    void outcome.catch((refusal: unknown) => {
      if (isTaken) return;
      const { code } = LiveChatError.wrap(refusal);
      this.problem.set(this.locale().text(code === 'OUTBOX_FULL' ? 'outboxFull' : 'notAccepted'));
      if (this.chat.draft() === '') this.chat.setDraft(text);
      if (this.files().length === 0) this.choose(files);
    });
  }
}
