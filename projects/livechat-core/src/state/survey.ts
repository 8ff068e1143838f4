import type { Message } from '../../protocol/entities.js';
import { createSelector } from './create-selector.js';
import { foldMessages } from './fold-messages.js';
import { selectActiveThread } from './selectors.js';
import type { OutboxEntry, WidgetState } from './widget-state.js';

/** A question for the customer's satisfaction that is not answered. */
export interface OpenSurvey {
  /** What a `SURVEY_ANSWER` names. */
  readonly messageId: string;
  /** The question. */
  readonly text: string;
  /** What to ask after the choice. */
  readonly followUp?: string;
}

interface AskedSurvey {
  readonly survey: OpenSurvey;
  readonly isAnswered: boolean;
}

const newestSurvey = foldMessages<AskedSurvey | null>(null, (asked, added) => added.reduce(afterMessage, asked));

function afterMessage(asked: AskedSurvey | null, { id, content }: Message): AskedSurvey | null {
  if (content.type === 'SURVEY') {
    const { text, followUp } = content;
    return { survey: { messageId: id, text, ...(followUp === undefined ? {} : { followUp }) }, isAnswered: false };
  }
  const isAnswer = content.type === 'SURVEY_ANSWER' && content.messageId === asked?.survey.messageId;
  return isAnswer ? { ...asked, isAnswered: true } : asked;
}

function isAnswering(entry: OutboxEntry, messageId: string): boolean {
  if (entry.kind !== 'message' || entry.status === 'failed') return false;
  return entry.content.type === 'SURVEY_ANSWER' && entry.content.messageId === messageId;
}

/** The newest survey of the shown conversation, while it is open to an answer. */
export const selectSurvey: (state: WidgetState) => OpenSurvey | null = createSelector(
  [selectActiveThread, ({ outbox }) => outbox],
  (thread, outbox) => {
    if (thread === null || thread.status === 'CLOSED') return null;
    const asked = newestSurvey(thread.pages, undefined);
    if (asked === null || asked.isAnswered) return null;
    return outbox.some((entry) => isAnswering(entry, asked.survey.messageId)) ? null : asked.survey;
  },
);
