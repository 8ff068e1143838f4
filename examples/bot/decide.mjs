const HELP = [
  { title: 'Where is my order?', payload: 'order' },
  { title: 'Talk to a person', payload: 'person' },
];

/**
 * What the bot says to a message. This is where a bot of your own begins.
 *
 * @returns `{ reply, isForAgent }`: the body of a new message, and whether a person is to take over
 */
export function decide({ contentType, content }, metadata) {
  const said = contentType === 'ANSWER' ? content.payload : (content.text ?? '').toLowerCase();
  if (/person|agent|human/.test(said)) {
    return { reply: text('I am calling a colleague. It will take a moment.'), isForAgent: true };
  }
  if (/order/.test(said)) return { reply: orderReply(metadata.order), isForAgent: false };
  return {
    reply: { contentType: 'QUICK_REPLIES', content: { text: 'How can I help?', replies: HELP } },
    isForAgent: false,
  };
}

/** The page told the order with `send_contextual_data`. */
function orderReply(order) {
  if (order === undefined) return text('Which order is it? Tell me its number, and I will look.');
  return text(`Your order ${order} is on its way.`);
}

function text(words) {
  return { contentType: 'TEXT', content: { text: words } };
}
