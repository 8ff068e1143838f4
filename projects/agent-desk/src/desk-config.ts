import { inject, provideAppInitializer, provideZonelessChangeDetection, type ApplicationConfig } from '@angular/core';
import { alertOfMessages } from './effect/alert-of-messages';
import { announceMessages } from './effect/announce-messages';
import { countConversations } from './effect/count-conversations';
import { followLocation } from './effect/follow-location';
import { forgetTyping } from './effect/forget-typing';
import { keepWriting } from './effect/keep-writing';
import { readColleagues } from './effect/read-colleagues';
import { readConversation } from './effect/read-conversation';
import { readInbox } from './effect/read-inbox';
import { reportReceipts } from './effect/report-receipts';
import { reportTyping } from './effect/report-typing';
import { saveEdits } from './effect/save-edits';
import { saveNotes } from './effect/save-notes';
import { sendReplies } from './effect/send-replies';
import { showTitle } from './effect/show-title';
import { SessionKeeper } from './session/session-keeper';

/** Everything that acts on the state's behalf; each runs once, for the life of the page. */
const EFFECTS = [
  followLocation,
  keepWriting,
  readInbox,
  countConversations,
  readConversation,
  readColleagues,
  sendReplies,
  saveEdits,
  saveNotes,
  reportReceipts,
  reportTyping,
  forgetTyping,
  announceMessages,
  alertOfMessages,
  showTitle,
] as const;

export const deskConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideAppInitializer(() => {
      for (const start of EFFECTS) start();
      void inject(SessionKeeper).restore();
    }),
  ],
};
