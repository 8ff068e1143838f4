import { plainText, type Message } from 'livechat-core/protocol';
import { TEXT } from './catalogue';

/** One line that stands for a message in the inbox, seen by an agent. */
export function messageSummary(message: Message, ownId: string): string {
  const said = contentSummary(message);
  switch (message.author.type) {
    case 'AGENT':
      return message.author.id === ownId
        ? TEXT.inbox.you(said)
        : TEXT.inbox.by(message.author.name ?? TEXT.conversation.team, said);
    case 'BOT':
      return TEXT.inbox.by(message.author.name ?? TEXT.conversation.bot, said);
    case 'CUSTOMER':
    case 'SYSTEM':
      return said;
  }
}

function contentSummary({ content }: Message): string {
  switch (content.type) {
    case 'CUSTOM_DATA':
      return content.agentMessage ?? TEXT.inbox.customData;
    case 'UNSUPPORTED':
      return TEXT.inbox.unsupported;
    case 'NOTE':
      return TEXT.notes[content.event];
    case 'SURVEY_ANSWER':
      return TEXT.ratings[content.rating];
    default:
      return plainText(content) ?? '';
  }
}
