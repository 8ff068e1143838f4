import type { ClientFrame } from '../../protocol/client-frames.js';
import { encodeFrame, fitsFrame } from '../../protocol/encode-frame.js';
import type { OutboxEntry } from './widget-state.js';

/** The frame that carries an entry; every repeat of it is the same. */
export function frameOf(entry: OutboxEntry): ClientFrame {
  if (entry.kind === 'context') {
    return { type: 'context', requestId: entry.id, data: entry.data, target: entry.target };
  }
  const { id, target, content, context } = entry;
  return {
    type: 'post',
    clientMessageId: id,
    target,
    content,
    ...(context === undefined ? {} : { context: { requestId: context.requestId, data: context.data } }),
  };
}

/** Whether an entry can travel at all: the server ends a connection that brings a longer frame. */
export function fitsOnWire(entry: OutboxEntry): boolean {
  return fitsFrame(encodeFrame(frameOf(entry)));
}
