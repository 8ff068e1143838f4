import { computed, type Type } from '@angular/core';
import type * as laterParts from './later-parts';
import { lazily, type Lazily } from './lazily';

/** A part of the widget whose code is read when it is first needed. */
export type LazyPart = Lazily<Type<unknown>>;

type LaterParts = typeof laterParts;

/** What nobody needs to read and to write in plain words, in one file. */
export const LATER_PARTS: Lazily<LaterParts> = /* @__PURE__ */ lazily(() => import('./later-parts'));

/** The parts that most visitors never need, or not at first. */
export const LAZY_PARTS = {
  // Each is a file of its own.
  richContent: /* @__PURE__ */ lazily(() => import('../rich/rich-content').then((file) => file.RichContent)),
  preChatForm: /* @__PURE__ */ lazily(() => import('../rich/pre-chat-form').then((file) => file.PreChatFormView)),
  emojiPicker: /* @__PURE__ */ lazily(() => import('../rich/emoji-picker').then((file) => file.EmojiPicker)),
  voiceRecorder: /* @__PURE__ */ lazily(() => import('../rich/voice-recorder').then((file) => file.VoiceRecorder)),
  menu: /* @__PURE__ */ lazily(() => import('../rich/privacy-menu').then((file) => file.PrivacyMenu)),
  // An application that imports it for its own templates has it at hand; the widget's build makes a file of it.
  threadList: /* @__PURE__ */ lazily(() => import('./thread-list').then((file) => file.ThreadList)),
  // These come together.
  chosenFiles: /* @__PURE__ */ later((file) => file.ChosenFiles),
  dropTarget: /* @__PURE__ */ later((file) => file.DropTarget),
  launcherPreview: /* @__PURE__ */ later((file) => file.LauncherPreview),
  messageText: /* @__PURE__ */ later((file) => file.MessageText),
  notifyQuestion: /* @__PURE__ */ later((file) => file.NotifyQuestion),
  quickReplies: /* @__PURE__ */ later((file) => file.QuickReplies),
  resizeHandle: /* @__PURE__ */ later((file) => file.ResizeHandle),
} as const;

function later(choose: (file: LaterParts) => Type<unknown>): LazyPart {
  const { found, read } = LATER_PARTS;
  return {
    found: computed(() => {
      const file = found();
      return file === null ? null : choose(file);
    }),
    read: () => read().then(choose),
  };
}
