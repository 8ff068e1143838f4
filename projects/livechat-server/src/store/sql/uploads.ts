import type { StoredFile } from 'livechat-core/protocol';
import type { KeptFile, RetiredFile, UploadStore } from '../upload-store.js';
import type { ReadScope, SqlScopes } from './scope.js';

export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly storage_key: string;
}

/** What is known of files. */
export function sqlUploads({ now, transact }: SqlScopes): UploadStore {
  return {
    async findUpload(uploader, clientFileId) {
      const row = await now.sql.get<FileRow>(
        "SELECT f.* FROM files f WHERE f.uploader = ? AND f.client_file_id = ? AND f.state = 'READY'",
        uploader,
        clientFileId,
      );
      return row === undefined ? undefined : toStoredFile(row);
    },

    beginUpload: ({ uploader, clientFileId, file, storageKey }) =>
      transact(async ({ sql, clock }) => {
        await sql.run(
          "UPDATE files SET client_file_id = id WHERE uploader = ? AND client_file_id = ? AND state = 'RECEIVING'",
          uploader,
          clientFileId,
        );
        await sql.run(
          `INSERT INTO files (id, uploader, client_file_id, name, media_type, size, width, height, storage_key, state,
              created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVING', ?)`,
          file.id,
          uploader,
          clientFileId,
          file.name,
          file.mediaType,
          file.size,
          file.width ?? null,
          file.height ?? null,
          storageKey,
          clock(),
        );
      }),

    finishUpload: (fileId) =>
      transact(async ({ sql }) => {
        await sql.run("UPDATE files SET state = 'READY' WHERE id = ? AND state = 'RECEIVING'", fileId);
      }),

    async findFileOfPerson(personId, fileId) {
      return keptFileOf(
        await now.sql.get<FileRow>(
          `SELECT f.* FROM files f LEFT JOIN threads t ON t.id = f.thread_id
            WHERE f.id = ? AND f.state = 'READY' AND
              (t.person_id = ? OR (f.thread_id IS NULL AND f.uploader = ?))`,
          fileId,
          personId,
          `person:${personId}`,
        ),
      );
    },

    async findFileOfTeam(uploader, fileId) {
      return keptFileOf(
        await now.sql.get<FileRow>(
          `SELECT f.* FROM files f
            WHERE f.id = ? AND f.state = 'READY' AND (f.thread_id IS NOT NULL OR f.uploader = ?)`,
          fileId,
          uploader,
        ),
      );
    },

    retireUploads: ({ unpostedBefore, limit }) =>
      transact(async ({ sql }) => {
        await sql.run(
          "UPDATE files SET state = 'RETIRED' WHERE thread_id IS NULL AND state <> 'RETIRED' AND created_at < ?",
          unpostedBefore,
        );
        return listRetired({ sql }, limit);
      }),

    forgetUploads: (fileIds) =>
      transact(async ({ sql }) => {
        for (const id of fileIds) await sql.run("DELETE FROM files WHERE id = ? AND state = 'RETIRED'", id);
      }),
  };
}

async function listRetired({ sql }: Pick<ReadScope, 'sql'>, limit: number): Promise<readonly RetiredFile[]> {
  const rows = await sql.all<FileRow>(
    "SELECT f.* FROM files f WHERE f.state = 'RETIRED' ORDER BY f.created_at, f.id LIMIT ?",
    limit,
  );
  return rows.map(({ id, storage_key }) => ({ id, storageKey: storage_key }));
}

function keptFileOf(row: FileRow | undefined): KeptFile | undefined {
  return row === undefined ? undefined : toKeptFile(row);
}

export function toKeptFile(row: FileRow): KeptFile {
  return { file: toStoredFile(row), storageKey: row.storage_key };
}

export function toStoredFile(row: FileRow): StoredFile {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
  };
}
