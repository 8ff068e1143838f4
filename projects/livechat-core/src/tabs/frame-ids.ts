import type { ClientFrame } from '../../protocol/client-frames.js';
import type { ServerFrame } from '../../protocol/server-frames.js';

/** The id under which a frame of a client is answered. */
export function requestIdOf(frame: ClientFrame): string | undefined {
  if (frame.type === 'post') return frame.clientMessageId;
  return 'requestId' in frame ? frame.requestId : undefined;
}

/** The id of what a frame of the server answers; `undefined` for what everybody is to hear. */
export function answeredId(frame: ServerFrame): string | undefined {
  if (frame.type === 'ack') return frame.message.clientMessageId;
  if (frame.type === 'nack') return frame.clientMessageId;
  return 'requestId' in frame ? frame.requestId : undefined;
}
