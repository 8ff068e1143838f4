import * as z from 'zod/mini';
import type { Hint, Topic } from '../fan-out.js';
import { hintSchema } from '../hint.js';

/** A hint on its way to other servers, with all that it is for: a listener to several is told once. */
export interface HintMessage {
  readonly topics: readonly string[];
  readonly hint: Hint;
}

const messageSchema = z.object({ topics: z.array(z.string()), hint: hintSchema });

/** All servers of one broker account hear each other. */
const PREFIX = 'livechat.hint.';

/** The subject of a topic: ids hold no character that has a meaning in subjects. */
export function subjectOf(topic: Topic): string {
  return PREFIX + topic.replace(':', '.');
}

/** The subjects of all topics. */
export const EVERY_SUBJECT = `${PREFIX}>`;

/** What {@link subjectOf} was made from. */
export function topicOf(subject: string): Topic {
  return subject.slice(PREFIX.length).replace('.', ':') as Topic;
}

export function encodeHint(message: HintMessage): string {
  return JSON.stringify(message);
}

/** What another server sent, unless it is of a release that knows other hints. */
export function decodeHint(text: string): HintMessage | undefined {
  try {
    const parsed = messageSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
