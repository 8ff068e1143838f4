import { LIMITS, type AttachmentRules } from 'livechat-core/protocol';
import type { Locale } from '../i18n/locale';

/** Why a chosen file cannot be sent, in the customer's words; `null` when it can. The server checks again. */
export function fileProblem(
  { name, size }: { readonly name: string; readonly size: number },
  { maxSize, allowedExtensions }: AttachmentRules,
  locale: Locale,
): string | null {
  if (size === 0) return locale.text('fileEmpty');
  if (size > Math.min(maxSize, LIMITS.attachmentBytes)) {
    return locale.text('fileTooLarge', { size: locale.fileSize(maxSize) });
  }
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return allowedExtensions.includes(extension) ? null : locale.text('fileTypeNotAllowed');
}
