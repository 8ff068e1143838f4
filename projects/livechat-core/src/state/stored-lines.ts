import type { Message } from '../../protocol/entities.js';
import { foldMessages } from './fold-messages.js';
import { isForCustomer, type TimelineItem } from './timeline-item.js';
import type { ThreadState } from './widget-state.js';

/** A line of a message that is stored, so that it has its place in the thread. */
type StoredLine = TimelineItem & { readonly seq: number };

/** Up to which `seq` the team has received and seen what the customer wrote. */
type Marks = ThreadState['teamReceipts'];

interface MarkedLines {
  readonly marks: Marks;
  readonly lines: readonly StoredLine[];
}

const fold = foldMessages<MarkedLines, Marks>(
  { marks: { delivered: 0, seen: 0 }, lines: [] },
  (known, added, marks) => {
    const lines = marked(known, marks);
    const more = added.filter(({ content }) => isForCustomer(content)).map((message) => lineOf(message, marks));
    return { marks, lines: more.length === 0 ? lines : lines.concat(more) };
  },
);

/** The lines of what is stored: those that are there stay the same objects, and only what is added is looked at. */
export function storedLines({ pages, teamReceipts }: ThreadState): readonly TimelineItem[] {
  return fold(pages, teamReceipts).lines;
}

/** The known lines under other marks: only those that another one reaches are new. */
function marked({ marks: { delivered, seen }, lines }: MarkedLines, marks: Marks): readonly StoredLine[] {
  if (delivered === marks.delivered && seen === marks.seen) return lines;
  return lines.map((line) => {
    const status = line.own ? statusOf(line.seq, marks) : line.status;
    return status === line.status ? line : { ...line, status };
  });
}

function lineOf(message: Message, marks: Marks): StoredLine {
  const { seq, author, content } = message;
  const own = author.type === 'CUSTOMER';
  return {
    key: message.clientMessageId,
    seq,
    own,
    author,
    content,
    moment: message.createdAt,
    status: own ? statusOf(seq, marks) : 'SENT',
    messageId: message.id,
  };
}

function statusOf(seq: number, { delivered, seen }: Marks): 'SEEN' | 'DELIVERED' | 'SENT' {
  return seq <= seen ? 'SEEN' : seq <= delivered ? 'DELIVERED' : 'SENT';
}
