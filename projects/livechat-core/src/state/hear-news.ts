import { withDraft } from './drafts.js';
import { sessionEnded } from './reset.js';
import type { TabNews } from './tab-news.js';
import { withSeen } from './threads.js';
import type { WidgetState } from './widget-state.js';

/** The state after another tab has told what happened there. */
export function hearNews(state: WidgetState, { personId, what }: TabNews): WidgetState {
  const isSamePerson = (state.person?.id ?? null) === personId;
  switch (what.type) {
    case 'left':
      // Somebody whom nobody knew yet has left: then there is nobody who could stay.
      return isSamePerson || personId === null ? leave(state, what.by) : state;
    case 'seen':
      return isSamePerson ? withSeen(state, what.threadId, what.seq) : state;
    case 'draft':
      return isSamePerson && (state.drafts[what.key] ?? '') !== what.text
        ? { ...state, drafts: withDraft(state.drafts, what.key, what.text) }
        : state;
    case 'drafts-wanted':
    case 'unsent':
      return state;
  }
}

/** What `clear` takes back there is taken back here. */
function leave(state: WidgetState, by: 'logout' | 'clear'): WidgetState {
  const left = sessionEnded(state);
  return by === 'clear' ? { ...left, consent: state.defaults.consent } : left;
}
