import { InjectionToken } from '@angular/core';

/** A file on its way to the server. */
export interface Upload {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: File;
  /** Hears which part of the bytes has gone, from 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/**
 * Sends a file and gives the answer; rejects where none came. `fetch` cannot say how far the bytes of a request are,
 * an `XMLHttpRequest` can.
 */
export const UPLOAD = new InjectionToken<(upload: Upload) => Promise<Response>>('upload', {
  providedIn: 'root',
  factory: () => (upload) => send(upload, new XMLHttpRequest()),
});

/** Sends a file by a new request. */
export function send({ path, headers, body, onProgress }: Upload, request: XMLHttpRequest): Promise<Response> {
  return new Promise((resolve, reject) => {
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => {
      resolve(new Response(request.responseText, { status: request.status, headers: headersOf(request) }));
    };
    request.onerror = () => reject(new TypeError('The file could not be sent.'));
    request.onabort = request.onerror;
    request.send(body);
  });
}

/** Those that the desk reads of an answer. */
function headersOf(request: XMLHttpRequest): Readonly<Record<string, string>> {
  const named = ['date', 'retry-after'].map((name) => [name, request.getResponseHeader(name)] as const);
  return Object.fromEntries(named.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
