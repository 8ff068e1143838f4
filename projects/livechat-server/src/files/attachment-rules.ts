import { LIMITS, LiveChatError, type AttachmentRules } from 'livechat-core/protocol';
import type { WidgetSettings } from '../widget/widget-settings.js';
import { KNOWN_EXTENSIONS, extensionOf } from './media-types.js';

/** Which customers may send unless the widget says otherwise: pictures, sound, film, documents; nothing packed. */
const DEFAULT_ATTACHMENT_RULES: AttachmentRules = {
  isEnabled: true,
  maxSize: LIMITS.attachmentBytes,
  allowedExtensions: Object.keys(KNOWN_EXTENSIONS).filter((extension) => !['zip', 'json', 'log'].includes(extension)),
};

/** The rules of a widget: what it does not say is as by default. */
export function attachmentRulesOf({ attachments = {} }: Pick<WidgetSettings, 'attachments'>): AttachmentRules {
  const { isEnabled, maxSize, allowedExtensions } = DEFAULT_ATTACHMENT_RULES;
  return {
    isEnabled: attachments.isEnabled ?? isEnabled,
    maxSize: attachments.maxSize ?? maxSize,
    allowedExtensions: attachments.allowedExtensions ?? allowedExtensions,
  };
}

/**
 * @throws LiveChatError `ATTACHMENTS_UNAVAILABLE`; `INVALID_ARGUMENT` with the field `fileName` when
 *   the extension is not allowed
 */
export function requireAllowed(rules: AttachmentRules, name: string): void {
  requireEnabled(rules);
  if (rules.allowedExtensions.includes(extensionOf(name))) return;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `Files such as ${JSON.stringify(name)} are not taken here.`,
    remedy: `Send a file with one of the extensions ${rules.allowedExtensions.join(', ')}.`,
    field: 'fileName',
  });
}

/** @throws LiveChatError `ATTACHMENTS_UNAVAILABLE` */
export function requireEnabled(rules: AttachmentRules): void {
  if (rules.isEnabled) return;
  throw new LiveChatError({
    code: 'ATTACHMENTS_UNAVAILABLE',
    message: 'Files cannot be sent in this chat.',
    remedy: 'Send a text, or allow attachments in the settings of the widget.',
  });
}
