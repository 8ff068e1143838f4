import type { Type } from '@angular/core';

/** Reads the code of a part, once for all who need it. */
export type LazyPart = () => Promise<Type<unknown>>;

/** The parts that most visitors never need, or not at first: each is a file of its own. */
export const LAZY_PARTS = {
  richContent: /* @__PURE__ */ lazyPart(() => import('../rich/rich-content').then((file) => file.RichContent)),
  preChatForm: /* @__PURE__ */ lazyPart(() => import('../rich/pre-chat-form').then((file) => file.PreChatFormView)),
  emojiPicker: /* @__PURE__ */ lazyPart(() => import('../rich/emoji-picker').then((file) => file.EmojiPicker)),
  voiceRecorder: /* @__PURE__ */ lazyPart(() => import('../rich/voice-recorder').then((file) => file.VoiceRecorder)),
  menu: /* @__PURE__ */ lazyPart(() => import('../rich/privacy-menu').then((file) => file.PrivacyMenu)),
} as const;

/** A failure is forgotten, so that the next one who needs the part tries again. */
function lazyPart(load: LazyPart): LazyPart {
  let loaded: Promise<Type<unknown>> | null = null;
  return () => {
    loaded ??= load().catch((thrown: unknown) => {
      loaded = null;
      throw thrown;
    });
    return loaded;
  };
}
