import {
  EMPTY,
  catchError,
  concatMap,
  defer,
  distinctUntilChanged,
  from,
  map,
  of,
  retry,
  startWith,
  switchMap,
  throwError,
  timer,
  type Observable,
} from 'rxjs';
import { isTransient } from '../../protocol/error-kinds.js';
import { LiveChatError } from '../../protocol/errors.js';
import type { ChatEvent } from '../state/event.js';
import { nextUpload, type DueUpload } from '../state/uploads.js';
import type { WidgetState } from '../state/widget-state.js';
import { backOffMs } from '../transport/back-off.js';
import type { UploadEvent } from '../transport/file-transfer.js';
import type { OccasionalContext, OccasionalEffect } from './effect.js';
import { TRANSIENT_DELAY_MS } from './flush-outbox.js';

/** Progress is told in steps: each one is a state, and is written to the storage. */
const PROGRESS_STEPS = 20;

interface Job extends DueUpload {
  readonly generation: number;
}

/**
 * Uploads the files of messages that wait for them, one at a time. An upload may begin anew, after a
 * lost connection or a reload; the server knows the repeat by the client's id of the file.
 */
export const uploadFiles: OccasionalEffect = (context) =>
  context.transitions$.pipe(
    startWith(null),
    map(context.state),
    map(dueJob),
    distinctUntilChanged((a, b) => a?.clientFileId === b?.clientFileId && a?.generation === b?.generation),
    switchMap((job) => (job === null ? EMPTY : upload(context, job))),
  );

/** As for messages, a login that is not answered holds uploads back. */
function dueJob(state: WidgetState): Job | null {
  if (state.connection.status !== 'online' || state.auth !== null) return null;
  const due = nextUpload(state);
  return due === null ? null : { ...due, generation: state.generation };
}

function upload({ blobs, files, state, store, runtime }: OccasionalContext, job: Job): Observable<ChatEvent> {
  const { clientFileId, name, mediaType } = job;
  const attempt$ = defer(() => from(blobs.get(clientFileId))).pipe(
    switchMap((bytes) => {
      if (bytes === null) return throwError(() => lost(name));
      const { serverUrl, widgetId } = state();
      const token = widgetId === null ? null : store.readCredentials(widgetId).token;
      // The tab that is logging out has none: what is uploaded for it would be nobody's.
      if (widgetId === null || token === null) return EMPTY;
      return files.upload({ serverUrl, widgetId, token }, { clientFileId, name, mediaType, bytes });
    }),
  );
  return attempt$.pipe(
    retry({
      delay: (error: unknown, count) =>
        isPassing(error)
          ? timer(TRANSIENT_DELAY_MS + backOffMs(count, runtime.random()), runtime.scheduler)
          : throwError(() => error),
    }),
    concatMap((event) => toEvents(clientFileId, event)),
    distinctUntilChanged((a, b) => progressOf(a) === progressOf(b) && progressOf(a) !== null),
    catchError((error: unknown): Observable<ChatEvent> => {
      return of({ type: 'upload-refused', clientFileId, error: LiveChatError.wrap(error).toJSON() });
    }),
  );
}

function toEvents(clientFileId: string, event: UploadEvent): ChatEvent[] {
  switch (event.type) {
    case 'progress': {
      const progress = Math.floor(event.progress * PROGRESS_STEPS) / PROGRESS_STEPS;
      return progress === 0 ? [] : [{ type: 'upload-progressed', clientFileId, progress }];
    }
    case 'stored':
      return [{ type: 'uploaded', clientFileId, file: event.file }];
  }
}

function progressOf(event: ChatEvent): number | null {
  return event.type === 'upload-progressed' ? event.progress : null;
}

/** What may succeed a little later: a server out of reach, and a token that changes in this very moment. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof LiveChatError)) return false;
  return isTransient(error) || error.code === 'UNAUTHENTICATED' || error.code === 'SESSION_ENDED';
}

function lost(name: string): LiveChatError {
  return new LiveChatError({
    code: 'ATTACHMENT_LOST',
    message: `The file ${name} was not uploaded before the page was left, and could not be kept.`,
    remedy: 'Attach the file once more.',
    field: 'attachment',
  });
}
