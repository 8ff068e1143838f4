import type { Content, FileReference, UnsupportedContent } from './content.js';

/**
 * What a message says, in plain words and in one language only: that of who wrote it. `null` where
 * the words are the reader's own, such as those of a note or of a message that cannot be shown.
 *
 * @example
 * ```ts
 * plainText({ type: 'FILES', files: [{ id, name: 'invoice.pdf', mediaType: 'application/pdf', size: 1024 }] }); // 'invoice.pdf'
 * ```
 */
export function plainText(content: Content | UnsupportedContent): string | null {
  switch (content.type) {
    case 'TEXT':
    case 'BUTTONS':
    case 'QUICK_REPLIES':
    case 'SURVEY':
    case 'ANSWER':
      return content.text;
    case 'FILES':
      return content.text ?? content.files.map(({ name }: FileReference) => name).join(', ');
    case 'CAROUSEL':
      return content.cards.map(({ title }) => title).join(', ');
    case 'FORM':
      return content.fields.map(({ label, value }) => `${label}: ${value}`).join('\n') || null;
    case 'SURVEY_ANSWER':
      return content.comment ?? null;
    case 'CUSTOM_DATA':
      return content.userMessage ?? null;
    case 'NOTE':
    case 'UNSUPPORTED':
      return null;
  }
}
