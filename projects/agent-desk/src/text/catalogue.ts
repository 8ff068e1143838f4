import type { Content, ConversationStatus, Priority, ThreadStatus } from 'livechat-core/protocol';
import type { CaseEdit } from '../state/case-edit';
import type { AssigneeFilter, StatusFilter } from '../state/desk-state';

/** The language of the texts, for everything that `Intl` words. */
export const LOCALE = 'en-GB';

type Note = Extract<Content, { type: 'NOTE' }>;

/** Every text of the desk. */
export const TEXT = {
  appName: 'Agent desk',
  titleWithUnread: (count: number) => `(${count}) Agent desk`,

  session: {
    heading: 'Sign in to the desk',
    lead: 'Answer the people who write on your site.',
    email: 'Email',
    password: 'Password',
    signIn: 'Sign in',
    signingIn: 'Signing in…',
    signOut: 'Sign out',
    signedInAs: (name: string) => `Signed in as ${name}`,
    expired: 'Your session has ended. Sign in again; what you were writing is kept.',
    refused: 'This email and password do not belong together. Check both and try again.',
    missing: 'Enter your email and your password.',
    throttled: (wait: string) => `Too many attempts. Try again in ${wait}.`,
    throttledOver: 'You can try again now.',
    unreachable: 'The desk cannot reach its server.',
    checking: 'Opening the desk…',
    tryAgain: 'Try again',
  },

  notes: {
    AGENT_JOINED: 'Joined the conversation',
    CONVERSATION_SOLVED: 'Marked as solved',
    CONVERSATION_CLOSED: 'Conversation closed',
    CONVERSATION_REOPENED: 'Conversation opened again',
  } satisfies Record<Note['event'], string>,

  ratings: { SATISFIED: 'Satisfied', UNSATISFIED: 'Not satisfied' },

  live: {
    offline: 'The connection is lost. Reconnecting; what you write is kept and sent then.',
  },

  inbox: {
    region: 'Conversations',
    filter: 'Show conversations',
    filters: { OPEN: 'Open', SOLVED: 'Solved', CLOSED: 'Closed', ALL: 'All' } satisfies Record<StatusFilter, string>,
    assignee: 'Show whose conversations',
    assignees: { ANYBODY: 'Everybody’s', ME: 'Mine', NOBODY: 'Unassigned' } satisfies Record<AssigneeFilter, string>,
    lookedAfterBy: (name: string) => `Assigned to ${name}`,
    emptyOf: {
      ME: 'None of these conversations is assigned to you.',
      NOBODY: 'Somebody looks after each of these conversations.',
    } satisfies Record<Exclude<AssigneeFilter, 'ANYBODY'>, string>,
    empty: {
      OPEN: 'Nobody is waiting. New conversations appear here by themselves.',
      SOLVED: 'No conversation is marked as solved.',
      CLOSED: 'No conversation is closed.',
      ALL: 'No conversations yet. When somebody writes in a widget, the conversation appears here.',
    } satisfies Record<StatusFilter, string>,
    loading: 'Loading conversations…',
    more: 'Show more',
    loadingMore: 'Loading…',
    failed: 'The conversations could not be read.',
    unread: (count: number) => (count === 1 ? '1 unread message' : `${count} unread messages`),
    you: (text: string) => `You: ${text}`,
    by: (name: string, text: string) => `${name}: ${text}`,
    customData: 'Sent data',
    unsupported: 'A message that this desk cannot show',
  },

  conversation: {
    region: 'Conversation',
    log: 'Messages',
    none: 'Choose a conversation',
    noneHint: 'Move with the arrow keys, open with Enter. In a reply, Escape leads back to the list.',
    back: 'Back to conversations',
    showContext: 'Show conversation context',
    loading: 'Loading messages…',
    failed: 'The conversation could not be read.',
    notFound: 'There is no such conversation.',
    older: 'Show earlier messages',
    loadingOlder: 'Loading earlier messages…',
    olderFailed: 'Earlier messages could not be read.',
    newMessages: 'New messages',
    beginning: 'The conversation begins here',
    status: { OPEN: 'Open', SOLVED: 'Solved', CLOSED: 'Closed' } satisfies Record<ThreadStatus, string>,
    solve: 'Mark solved',
    close: 'Close conversation',
    reopen: 'Reopen',
    closedNote: 'This conversation is closed. Reopen it to reply.',
    noteBy: (name: string) => `Note for the team · ${name}`,
    you: 'You',
    bot: 'Bot',
    team: 'Team',
    delivery: { sent: 'Sent', delivered: 'Delivered', seen: 'Seen' },
    customData: 'Data from the page',
    unsupported: 'This message is of a kind that this desk cannot show. Update the desk to see it.',
    dismiss: 'Dismiss',
  },

  rich: {
    choices: 'Choices for the customer',
    cards: (count: number) => (count === 1 ? '1 card' : `${count} cards`),
    image: 'Picture',
    survey: 'The customer can answer “Satisfied” or “Not satisfied”',
    userMessage: 'What the customer reads',
    agreed: 'Agreed to',
  },

  typing: {
    one: (name: string) => `${name} is writing…`,
    several: 'Several people are writing…',
  },

  files: {
    openImage: (name: string) => `Open image ${name}`,
    play: (name: string) => `Play ${name}`,
    save: (name: string) => `Save ${name}`,
    attach: 'Attach files',
    remove: (name: string) => `Remove ${name}`,
    uploading: 'Uploading…',
    failed: (name: string, why: string) => `${name}: ${why}`,
    tooMany: (count: number) => `At most ${count} files fit into one reply.`,
    tooLarge: (size: string) => `This file is larger than ${size}.`,
  },

  reply: {
    textbox: 'Reply',
    placeholder: (name: string) => `Reply to ${name}`,
    send: 'Send reply',
    hint: 'Enter sends, Shift + Enter starts a new line',
    left: (count: number) => (count === 1 ? '1 character left' : `${count} characters left`),
    tooLong: (count: number) => (count === 1 ? '1 character over the limit' : `${count} characters over the limit`),
    sending: 'Sending…',
    waiting: 'Waiting for the connection',
    failed: 'Not sent',
    retry: 'Retry',
    discard: 'Discard',
  },

  context: {
    region: 'Conversation context',
    back: 'Back to the conversation',
    facts: 'Conversation',
    empty: 'What the site knows of this visit appears here: a cart, a plan, a page.',
    emptyHow: 'The page sends it with',
    emptyList: 'Empty',
    noValue: 'none',
    item: (index: number) => `Item ${index}`,
    kind: { VISITOR: 'Anonymous visitor', CUSTOMER: 'Signed-in customer' },
    customerId: 'Customer ID',
    conversationId: 'Conversation ID',
    widget: 'Widget',
    created: 'Started',
    statusLabel: 'Status',
    assignee: 'Assigned to',
    queue: 'Waits in',
    priority: 'Priority',
    priorities: { URGENT: 'Urgent', HIGH: 'High', NORMAL: 'Normal', LOW: 'Low' } satisfies Record<Priority, string>,
    topic: 'Topic',
    summary: 'Summary',
    tags: 'Tags',
    copy: (what: string) => `Copy ${what}`,
    copied: 'Copied',
  },

  cases: {
    states: {
      OPEN: 'Open',
      WAITING: 'Waiting for the customer',
      SOLVED: 'Solved',
      CLOSED: 'Closed',
    } satisfies Record<ConversationStatus, string>,
    nobody: 'Nobody',
    me: (name: string) => `${name} (me)`,
    assignToMe: 'Assign to me',
    noTopic: 'No topic',
    addTag: 'Add a tag',
    removeTag: (tag: string) => `Remove the tag ${tag}`,
    notSaved: {
      assignee: 'It was not assigned.',
      status: 'The status was not changed.',
      priority: 'The priority was not changed.',
      topic: 'The topic was not changed.',
      tagAdded: 'The tag was not added.',
      tagRemoved: 'The tag was not removed.',
    } satisfies Record<CaseEdit['field'], string>,
  },

  note: {
    kinds: 'What you write',
    reply: 'Reply',
    note: 'Note',
    textbox: 'Note for the team',
    placeholder: 'Only your team sees this',
    save: 'Save note',
    saving: 'Saving…',
    handOver: 'And hand over to',
    keep: 'Nobody',
    hint: 'Enter saves, Shift + Enter starts a new line',
  },

  person: {
    visitor: (mark: string) => `Visitor ${mark}`,
  },

  time: {
    waitingJustNow: 'Just arrived',
    waitingMinutes: (count: number) => (count === 1 ? 'Waiting 1 minute' : `Waiting ${count} minutes`),
    waitingHours: (count: number) => (count === 1 ? 'Waiting 1 hour' : `Waiting ${count} hours`),
    waitingDays: (count: number) => (count === 1 ? 'Waiting 1 day' : `Waiting ${count} days`),
    now: 'now',
    minutes: (count: number) => `${count} min`,
    today: 'Today',
    yesterday: 'Yesterday',
    seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
    wholeMinutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  },
} as const;
