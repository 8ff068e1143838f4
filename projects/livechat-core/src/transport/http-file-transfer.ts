import { Observable, from, map } from 'rxjs';
import * as z from 'livechat-core/schemas';
import { storedFileSchema, type StoredFile } from '../../protocol/content.js';
import { HTTP_PATHS } from '../../protocol/http-paths.js';
import { authorization, parsed, reach, refusalOf, unreachable } from './http-answers.js';
import type { FileAccess, FileToUpload, FileTransfer, UploadEvent } from './file-transfer.js';

const storedSchema = z.object({ file: storedFileSchema });

/**
 * Files over HTTP. Browsers tell how far an upload is through `XMLHttpRequest` only; where there is
 * none, as in Node, `fetch` sends it without a word in between.
 */
export function httpFileTransfer(): FileTransfer {
  return {
    upload: (access, file) => (typeof XMLHttpRequest === 'undefined' ? postByFetch : postByXhr)(access, file),
    download: async ({ serverUrl, token }, fileId) => {
      const url = serverUrl + HTTP_PATHS.file(encodeURIComponent(fileId));
      const response = await reach(url, { headers: authorization(token) });
      if (response.ok) return response.blob();
      throw refusalOf(response.status, await response.text(), 'ATTACHMENTS_UNAVAILABLE');
    },
  };
}

function postByFetch(access: FileAccess, file: FileToUpload): Observable<UploadEvent> {
  return new Observable((subscriber) => {
    const aborter = new AbortController();
    const { signal } = aborter;
    const answer = reach(urlFor(access), {
      method: 'POST',
      headers: headersFor(access, file),
      body: file.bytes,
      signal,
    });
    const stored$ = from(answer.then(async (response) => storedFile(response.status, await response.text())));
    subscriber.add(stored$.pipe(map(asStored)).subscribe(subscriber));
    return () => {
      aborter.abort();
    };
  });
}

function postByXhr(access: FileAccess, file: FileToUpload): Observable<UploadEvent> {
  return new Observable((subscriber) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlFor(access));
    for (const [name, value] of Object.entries(headersFor(access, file))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      subscriber.next({ type: 'progress', progress: total === 0 ? 0 : loaded / total });
    };
    request.onload = () => {
      try {
        subscriber.next(asStored(storedFile(request.status, request.responseText)));
        subscriber.complete();
      } catch (error) {
        subscriber.error(error);
      }
    };
    request.onerror = () => {
      subscriber.error(unreachable());
    };
    request.send(file.bytes);
    return () => {
      request.abort();
    };
  });
}

function asStored(file: StoredFile): UploadEvent {
  return { type: 'stored', file };
}

function urlFor({ serverUrl, widgetId }: FileAccess): string {
  return serverUrl + HTTP_PATHS.upload(widgetId);
}

function headersFor({ token }: FileAccess, { name, mediaType, clientFileId }: FileToUpload): Record<string, string> {
  return {
    ...authorization(token),
    'content-type': mediaType,
    'x-file-name': encodeURIComponent(name),
    'x-client-file-id': clientFileId,
  };
}

function storedFile(status: number, text: string): StoredFile {
  const answer = storedSchema.safeParse(parsed(text));
  if (answer.success) return answer.data.file;
  throw refusalOf(status, text, 'ATTACHMENTS_UNAVAILABLE');
}
