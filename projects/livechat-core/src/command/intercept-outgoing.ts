import type { Command } from '../../protocol/commands.js';
import { LiveChatError } from '../../protocol/errors.js';
import { toJsonText } from '../../protocol/json-text.js';
import { parseSend, type OutgoingPayload, type SendPayload } from '../../protocol/send-payload.js';
import type { Logger } from '../runtime/runtime.js';

/**
 * Looks at a message before it is accepted: what it returns is sent in its place, `null` sends
 * nothing and settles the command with `FILTERED`. It gets a copy: attachments in `attachments`,
 * everything else as it was passed.
 *
 * It runs once, so that every repeat of the message is the same, and answers at once. Where one throws,
 * or returns what cannot be sent, such as a promise, nothing leaves the page unmasked: the command is
 * refused with `FILTERED` as well, and the failure is logged. The composer gives the text back.
 */
export type OutgoingInterceptor = (message: SendPayload) => SendPayload | null;

/**
 * A command whose message has passed the interceptors, in their order.
 *
 * @throws {@link LiveChatError} `FILTERED` where one of them wants it not to be sent, or fails
 */
export function interceptOutgoing(
  command: Command,
  interceptors: readonly OutgoingInterceptor[],
  logger: Logger,
): Command {
  if (command.name !== 'send' || command.payload.type === 'DRAFT') return command;
  const payload = interceptors.reduce<OutgoingPayload>(
    (message, interceptor) => passed(message, interceptor, logger),
    command.payload,
  );
  return { ...command, payload };
}

function passed(message: OutgoingPayload, interceptor: OutgoingInterceptor, logger: Logger): OutgoingPayload {
  let answer: OutgoingPayload | null;
  try {
    answer = readAnswer(interceptor(asPassed(message)));
  } catch (cause) {
    logger.error('An interceptor of the live chat failed; the message was not sent.', cause);
    throw filtered('An interceptor of the site failed.', cause);
  }
  if (answer === null) throw filtered('An interceptor of the site has taken the message out.');
  return answer;
}

function filtered(message: string, cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'FILTERED',
    message,
    remedy: 'Nothing was sent. Change the message, or the interceptor that createLiveChat was given.',
    cause,
  });
}

function readAnswer(answer: SendPayload | null): OutgoingPayload | null {
  const payload = answer === null ? null : parseSend(answer);
  if (payload?.type === 'DRAFT') throw new TypeError('An interceptor cannot make a draft of a message.');
  return payload;
}

/** The message as a page would pass it; a copy, so that nothing is changed behind its back. */
function asPassed(message: OutgoingPayload): SendPayload {
  if (message.type !== 'BASIC') return JSON.parse(toJsonText(message)) as SendPayload;
  const { files, ...rest } = message;
  if (files === undefined) return rest;
  const attachments = files.map((file) => ({ attachment: 'url' in file ? file.url : file.bytes, fileName: file.name }));
  return { ...rest, attachments };
}
