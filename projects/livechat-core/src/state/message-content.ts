import type { OutgoingFile } from '../../protocol/attachment.js';
import type { CustomerContent, FileReference } from '../../protocol/content.js';
import type { OutgoingPayload } from '../../protocol/send-payload.js';
import type { Upload } from './widget-state.js';

/** What a message says, out of the argument of `send`, and which of its files have to be uploaded first. */
export interface MessageDraft {
  readonly content: CustomerContent;
  readonly uploads?: readonly Upload[];
}

/**
 * Makes a message of what was passed to `send`.
 *
 * @param id the message's own id, of which those of its files are made
 */
export function messageOf(payload: OutgoingPayload, id: string): MessageDraft {
  switch (payload.type) {
    case 'BASIC':
      return payload.files === undefined
        ? { content: { type: 'TEXT', text: payload.message } }
        : withFiles(payload.files, payload.message, id);
    case 'CUSTOM_DATA':
    case 'ANSWER':
    case 'SURVEY_ANSWER':
    case 'FORM': {
      const { threadId: _, ...content } = payload;
      return { content };
    }
  }
}

function withFiles(files: readonly OutgoingFile[], text: string | undefined, id: string): MessageDraft {
  const uploads = files.flatMap((file, index): Upload[] =>
    'url' in file ? [] : [{ index, clientFileId: clientFileId(id, index), progress: 0, isStored: false }],
  );
  return {
    content: {
      type: 'FILES',
      files: files.map((file, index) => reference(file, clientFileId(id, index))),
      ...(text === undefined ? {} : { text }),
    },
    ...(uploads.length === 0 ? {} : { uploads }),
  };
}

function clientFileId(messageId: string, index: number): string {
  return `${messageId}-${index}`;
}

/** Until the server has stored it, a file goes by the client's id and by what the client knows of it. */
function reference(file: OutgoingFile, id: string): FileReference {
  return 'url' in file ? file : { id, name: file.name, mediaType: file.mediaType, size: file.bytes.size };
}
