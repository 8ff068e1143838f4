import type { ShownContent, TimelineItem } from 'livechat-core';
import { plainText, type Content, type Message } from 'livechat-core/protocol';
import type { Locale } from '../i18n/locale';

type Note = Extract<Content, { type: 'NOTE' }>;

/** What happened in the conversation, in words. */
export function noteWords(locale: Locale, { event, name }: Note): string {
  switch (event) {
    case 'AGENT_JOINED':
      return locale.text('agentJoined', { name: name ?? locale.text('team') });
    case 'CONVERSATION_SOLVED':
      return locale.text('statusSolved');
    case 'CONVERSATION_CLOSED':
      return locale.text('noteClosed');
    case 'CONVERSATION_REOPENED':
      return locale.text('noteReopened');
  }
}

/** A message in plain words, for a preview, a notification or a screen reader; `null` for one that shows nothing. */
export function contentWords(locale: Locale, content: ShownContent): string | null {
  switch (content.type) {
    case 'NOTE':
      return noteWords(locale, content);
    case 'SURVEY_ANSWER':
      return [locale.text(content.rating === 'SATISFIED' ? 'satisfied' : 'unsatisfied'), content.comment]
        .filter(Boolean)
        .join(': ');
    case 'UNSUPPORTED':
      return locale.text('unsupportedContent');
    default:
      return plainText(content);
  }
}

/** Who says what, in one line. */
export function announcement(locale: Locale, { own, author, content }: TimelineItem): string {
  const words = contentWords(locale, content) ?? '';
  if (content.type === 'NOTE') return words;
  const choices = choicesOf(content).map(({ title }) => title);
  const said = `${own ? locale.text('you') : (author.name ?? locale.text('team'))}: ${words}`;
  return choices.length === 0 ? said : `${said} ${locale.text('chooseAnswer')}: ${locale.either(choices)}`;
}

/** What stands on the page to be chosen, and would not be known of to who does not see it. */
function choicesOf(content: ShownContent): readonly { readonly title: string }[] {
  switch (content.type) {
    case 'QUICK_REPLIES':
      return content.replies;
    case 'BUTTONS':
      return content.buttons;
    default:
      return [];
  }
}

/** A message as the system's notification shows it. */
export function announcementOf(
  locale: Locale,
  { author, content }: Message,
): { readonly title: string; readonly body: string } {
  const name = author.name ?? locale.text('team');
  return { title: locale.text('newMessageFrom', { name }), body: contentWords(locale, content) ?? '' };
}
