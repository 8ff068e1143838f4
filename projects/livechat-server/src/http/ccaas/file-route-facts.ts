import { idSchema, storedFileSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { serviceExceptionSchema } from '../service-exception.js';
import { BYTES, type DescribedRoute } from './api-route.js';

const SECTION = 'Files';

const uploadedSchema = z
  .object({ file: storedFileSchema.check(z.meta({ id: 'StoredFile' })) })
  .check(z.meta({ id: 'UploadedFile' }));

const uploadFile: DescribedRoute = {
  method: 'POST',
  path: '/files',
  operationId: 'uploadFile',
  section: SECTION,
  summary: 'Upload a file',
  description:
    'The body is the file. Its `content-type` is compared with what the bytes say. A repeat with the same `x-client-file-id` is answered with the first file, and status 200.',
  schemas: {
    headers: z.object({
      'x-file-name': z.string().check(z.describe('The name without a path, as `encodeURIComponent` writes it.')),
      'x-client-file-id': idSchema.check(z.describe('An id of your own for this file; the same in every repeat.')),
    }),
    body: BYTES,
  },
  success: {
    status: 201,
    description: 'The file, as messages name it by `fileId`.',
    schema: uploadedSchema,
  },
  others: { 200: { description: 'A repeat: the file as it was taken the first time.', schema: uploadedSchema } },
};

const downloadFile: DescribedRoute = {
  method: 'GET',
  path: '/files/{fileId}',
  operationId: 'downloadFile',
  section: SECTION,
  summary: 'Download a file',
  description: 'Of any message that the key may read. Parts are given for the header `range`.',
  schemas: { params: z.object({ fileId: z.string() }) },
  success: { status: 200, description: 'The bytes of the file.', schema: BYTES },
  others: {
    206: { description: 'The part that `range` asks for.', schema: BYTES },
    304: { description: 'Who has the `etag` of `if-none-match` has the file.' },
    404: { description: 'There is no such file.', schema: serviceExceptionSchema },
    416: { description: 'The file has no such part; `content-range` says how long it is.' },
  },
};

/** The routes whose bodies are files. They are served by `http/files`, where bodies stay streams. */
export const fileRouteFacts = [uploadFile, downloadFile] as const;
