import type { Message } from '../../protocol/entities.js';
import { countMessages, firstMessage, isContinued, messagesFrom, type MessagePages } from './message-pages.js';
import { isForCustomer, type DeliveryStatus, type TimelineItem } from './timeline-item.js';
import type { ThreadState } from './widget-state.js';

/** A line of a message that is stored, so that it has its place in the thread. */
type StoredLine = TimelineItem & { readonly seq: number };

/** Up to which `seq` the team has received and seen what the customer wrote. */
type Marks = ThreadState['teamReceipts'];

interface Known {
  readonly pages: MessagePages;
  readonly marks: Marks;
  readonly lines: readonly StoredLine[];
}

const NOTHING: readonly StoredLine[] = [];

/** By the first message held, which stays the same while messages arrive at the end. */
const knownByFirst = new WeakMap<Message, Known>();

/** The lines of what is stored: those that are there stay the same objects, and only what is added is looked at. */
export function storedLines({ pages, teamReceipts: marks }: ThreadState): readonly TimelineItem[] {
  const first = firstMessage(pages);
  if (first === undefined) return NOTHING;
  const known = knownByFirst.get(first);
  const isContinuation = known !== undefined && isContinued(known.pages, pages);
  const lines = isContinuation ? continued(known, pages, marks) : linesOf(messagesFrom(pages, 0), marks);
  knownByFirst.set(first, { pages, marks, lines });
  return lines;
}

function continued(known: Known, pages: MessagePages, marks: Marks): readonly StoredLine[] {
  const lines = marked(known, marks);
  const added = linesOf(messagesFrom(pages, countMessages(known.pages)), marks);
  return added.length === 0 ? lines : lines.concat(added);
}

/** The known lines under other marks: only those that another one reaches are new. */
function marked({ lines, marks: earlier }: Known, marks: Marks): readonly StoredLine[] {
  if (earlier.delivered === marks.delivered && earlier.seen === marks.seen) return lines;
  // Up to here everything was seen, and is.
  const settled = Math.min(earlier.seen, marks.seen);
  const place = lines.findLastIndex(({ seq }) => seq <= settled) + 1;
  const others = lines.slice(place).map((line) => {
    const status = statusOf(line, marks);
    return status === line.status ? line : { ...line, status };
  });
  return lines.slice(0, place).concat(others);
}

function linesOf(messages: readonly Message[], marks: Marks): readonly StoredLine[] {
  return messages
    .filter(({ content }) => isForCustomer(content))
    .map((message) => {
      const own = message.author.type === 'CUSTOMER';
      return {
        key: message.clientMessageId,
        seq: message.seq,
        own,
        author: message.author,
        content: message.content,
        moment: message.createdAt,
        status: statusOf({ own, seq: message.seq }, marks),
        messageId: message.id,
      };
    });
}

function statusOf({ own, seq }: Pick<StoredLine, 'own' | 'seq'>, { delivered, seen }: Marks): DeliveryStatus {
  if (!own) return 'SENT';
  return seq <= seen ? 'SEEN' : seq <= delivered ? 'DELIVERED' : 'SENT';
}
