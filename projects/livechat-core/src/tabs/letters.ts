import type { ClientFrame } from '../../protocol/client-frames.js';
import { decodeClientFrame, decodeServerFrame } from '../../protocol/decode-frame.js';
import { encodeFrame } from '../../protocol/encode-frame.js';
import type { WireEvent } from '../transport/transport.js';
import type { PlaceEvent } from './socket-hub.js';
import type { TabMessage } from './tab-message.js';

/** What happened to a place, for the tab that has it; what cannot be read is for the leader's log. */
export function letterOf(event: PlaceEvent, to: string): TabMessage | null {
  switch (event.type) {
    case 'open':
      return { type: 'open', to };
    case 'frame':
      return { type: 'frame', to, frame: encodeFrame(event.frame) };
    case 'closed':
      return { ...event, to };
    case 'garbage':
      return null;
  }
}

/** What a letter of the leader says of a place of this tab. */
export function wireEventOf(letter: Extract<TabMessage, { type: 'frame' | 'closed' }>): WireEvent {
  if (letter.type === 'closed') {
    const { code, retryAfterMs } = letter;
    return { type: 'closed', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  try {
    return { type: 'frame', frame: decodeServerFrame(letter.frame) };
  } catch (error) {
    return { type: 'garbage', error };
  }
}

/** `null` for what a tab of another version says and this one cannot read: it is as lost as on a wire. */
export function clientFrameOf(text: string): ClientFrame | null {
  try {
    return decodeClientFrame(text);
  } catch {
    return null;
  }
}
