import type { CustomerContent, SendPayload } from '../../protocol/index.js';

/** What a message says, out of the argument of `send`. */
export function contentOf(payload: Exclude<SendPayload, { type: 'DRAFT' }>): CustomerContent {
  if (payload.type === 'BASIC') return { type: 'TEXT', text: payload.message ?? '' };
  const { customData, agentMessage, userMessage } = payload;
  return {
    type: 'CUSTOM_DATA',
    customData: customData as Extract<CustomerContent, { type: 'CUSTOM_DATA' }>['customData'],
    ...(agentMessage === undefined ? {} : { agentMessage }),
    ...(userMessage === undefined ? {} : { userMessage }),
  };
}
