import type { Texts } from './texts';

/** The German texts. */
export const DE_DE: Texts = {
  openChat: 'Chat öffnen',
  closeChat: 'Chat schließen',
  minimizeChat: 'Chat minimieren',
  chat: 'Chat',
  unreadMessages: { one: '{count} ungelesene Nachricht', other: '{count} ungelesene Nachrichten' },

  greetingTitle: 'Wie können wir helfen?',
  greetingText: 'Schreiben Sie uns. Die Antwort erscheint genau hier, auch wenn Sie den Chat zwischendurch schließen.',
  tagline: 'Wir sind für Sie da',
  talkingWith: 'Sie sprechen mit {name}',

  messages: 'Nachrichten',
  message: 'Nachricht',
  messagePlaceholder: 'Nachricht schreiben …',
  sendMessage: 'Nachricht senden',
  you: 'Sie',
  team: 'Team',
  jumpToLatest: 'Zur neuesten Nachricht',
  unsupportedContent: 'Diese Nachricht kann hier nicht angezeigt werden',
  opensInNewTab: 'öffnet in neuem Tab',

  sending: 'Wird gesendet',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  seen: 'Gelesen',
  failed: 'Fehlgeschlagen',
  notSent: 'Nicht gesendet',
  retry: 'Erneut versuchen',
  deleteMessage: 'Nachricht löschen',
  outboxFull: 'Es warten bereits zu viele Nachrichten auf den Versand. Bitte versuchen Sie es gleich noch einmal.',
  notAccepted: 'Diese Nachricht konnte nicht angenommen werden.',
  overLimit: { one: '{count} Zeichen zu viel', other: '{count} Zeichen zu viel' },

  conversations: 'Unterhaltungen',
  noConversations: 'Sie haben noch keine Unterhaltungen.',
  backToConversations: 'Zurück zu den Unterhaltungen',
  newConversation: 'Neue Unterhaltung',
  conversationStarted: 'Unterhaltung begonnen',
  conversationClosed: 'Diese Unterhaltung ist beendet.',
  statusOpen: 'Offen',
  statusSolved: 'Gelöst',
  statusClosed: 'Beendet',

  connecting: 'Verbindung wird aufgebaut …',
  reconnecting: 'Verbindung unterbrochen. Neuer Versuch läuft …',
  loading: 'Wird geladen',
  historyWaits: 'Frühere Nachrichten erscheinen hier, sobald die Verbindung steht. Sie können schon schreiben.',
  unavailableTitle: 'Der Chat ist nicht verfügbar',
  unavailableText: 'Das tut uns leid. Bitte versuchen Sie es später noch einmal.',

  today: 'Heute',
  yesterday: 'Gestern',
};
