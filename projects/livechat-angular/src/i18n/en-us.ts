/**
 * The English texts of the widget, and by their keys the source of every other catalogue.
 *
 * `{name}` marks a place to fill. A text that counts has a form per plural category of its language.
 */
export const EN_US = {
  openChat: 'Open chat',
  closeChat: 'Close chat',
  minimizeChat: 'Minimize chat',
  chat: 'Chat',
  unreadMessages: { one: '{count} unread message', other: '{count} unread messages' },

  greetingTitle: 'How can we help?',
  greetingText: 'Send us a message. The answer arrives right here, even if you close the chat in the meantime.',
  tagline: 'Ask us anything',
  talkingWith: 'You are talking with {name}',

  messages: 'Messages',
  message: 'Message',
  messagePlaceholder: 'Write a message…',
  sendMessage: 'Send message',
  you: 'You',
  team: 'Team',
  jumpToLatest: 'Jump to latest',
  unsupportedContent: 'This message cannot be shown here',
  opensInNewTab: 'opens in a new tab',

  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  seen: 'Seen',
  failed: 'Failed',
  notSent: 'Not sent',
  retry: 'Try again',
  deleteMessage: 'Delete message',
  outboxFull: 'Too many messages are waiting to be sent. Please try again in a moment.',
  notAccepted: 'This message could not be accepted.',
  overLimit: { one: '{count} character over the limit', other: '{count} characters over the limit' },

  conversations: 'Conversations',
  noConversations: 'You have no conversations yet.',
  backToConversations: 'Back to conversations',
  newConversation: 'New conversation',
  conversationStarted: 'Conversation started',
  conversationClosed: 'This conversation is closed.',
  statusOpen: 'Open',
  statusSolved: 'Solved',
  statusClosed: 'Closed',

  connecting: 'Connecting…',
  reconnecting: 'Connection lost. Trying again…',
  loading: 'Loading',
  historyWaits: 'Earlier messages appear here as soon as there is a connection. You can already write.',
  unavailableTitle: 'The chat is not available',
  unavailableText: 'Sorry about that. Please try again later.',

  today: 'Today',
  yesterday: 'Yesterday',
} as const;
