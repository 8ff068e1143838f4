import { HTTP_PATHS } from '../../protocol/http-paths.js';
import type { SentContent } from '../live-chat.js';
import type { ShownContent } from '../state/widget-state.js';

/** A stored content as the result of `send` tells it: of files also where the first one is, and its name. */
export function sentContent(content: ShownContent, serverUrl: string): SentContent {
  if (content.type !== 'FILES') return content;
  const [file] = content.files;
  if (file === undefined) return content;
  const attachment = 'url' in file ? file.url : serverUrl + HTTP_PATHS.file(file.id);
  return { ...content, attachment, fileName: file.name };
}
