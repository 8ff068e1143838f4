import { tooLarge } from '../../protocol/attachment.js';
import type { FileReference } from '../../protocol/content.js';
import { LiveChatError } from '../../protocol/errors.js';
import type { AttachmentRules } from '../../protocol/widget-config.js';
import { markRefused } from './outbox.js';
import { filesOf } from './uploads.js';
import type { WidgetState } from './widget-state.js';

/** Why a widget takes none of these files, naming the first that it does not take; `null` when it takes them all. */
export function attachmentRefusal(
  rules: AttachmentRules | undefined,
  files: readonly FileReference[],
): LiveChatError | null {
  if (files.length === 0) return null;
  if (rules?.isEnabled !== true) {
    return new LiveChatError({
      code: 'ATTACHMENTS_UNAVAILABLE',
      message: 'The widget takes no attachments.',
      remedy: 'Send the text alone, or let attachments be enabled for the widget.',
      field: 'attachment',
    });
  }
  const path = (index: number): string => (files.length === 1 ? '' : `attachments[${index}].`);
  const refusals = files.map((file, index) => refusalOfFile(rules, file, path(index)));
  return refusals.find((refusal) => refusal !== null) ?? null;
}

function refusalOfFile(rules: AttachmentRules, file: FileReference, path: string): LiveChatError | null {
  if ('size' in file && file.size > rules.maxSize) return tooLarge(file.name, rules.maxSize, `${path}attachment`);
  if (rules.allowedExtensions.includes(extensionOf(file.name))) return null;
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The widget does not take files like ${file.name}.`,
    remedy: `Send a file of one of these kinds: ${rules.allowedExtensions.join(', ')}.`,
    field: `${path}fileName`,
  });
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Refuses what was accepted before the widget's rules were known, or before they changed, and has not left yet. */
export function refuseUnfitFiles(state: WidgetState): WidgetState {
  return state.outbox.reduce((before, entry) => {
    if (entry.kind !== 'message' || entry.status !== 'queued' || entry.wasSent) return before;
    const refusal = attachmentRefusal(state.widget?.attachments, filesOf(entry.content));
    return refusal === null ? before : markRefused(before, entry.id, refusal.toJSON());
  }, state);
}
