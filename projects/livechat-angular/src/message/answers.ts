import type { TimelineItem } from 'livechat-core';
import type { Content } from 'livechat-core/protocol';

type Answer = Extract<Content, { type: 'ANSWER' }>;
type SurveyAnswer = Extract<Content, { type: 'SURVEY_ANSWER' }>;

/** What the customer chose of a message's buttons, in order; what is still on its way included. */
export function answersTo(items: readonly TimelineItem[], messageId: string | undefined): readonly Answer[] {
  return after(items, messageId).flatMap(({ content }) =>
    content.type === 'ANSWER' && content.messageId === messageId ? [content] : [],
  );
}

/** What the customer answered to a survey. */
export function surveyAnswerTo(
  items: readonly TimelineItem[],
  messageId: string | undefined,
): SurveyAnswer | undefined {
  return after(items, messageId)
    .flatMap(({ content }) => (content.type === 'SURVEY_ANSWER' && content.messageId === messageId ? [content] : []))
    .at(-1);
}

/** An answer comes after its question: of a long conversation only that part is looked at. */
function after(items: readonly TimelineItem[], messageId: string | undefined): readonly TimelineItem[] {
  const index = items.findLastIndex((item) => item.messageId !== undefined && item.messageId === messageId);
  return index === -1 ? [] : items.slice(index + 1).filter(({ own, status }) => own && status !== 'FAILED');
}
