/**
 * Writes the types of a client of the Conversations API, as other programs generate them: from the
 * OpenAPI document of the built server. The tests speak to the server by them.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../dist/src/http/openapi/openapi-document.js';

const target = new URL('dist/conversations-api.d.ts', import.meta.url);
const types = astToString(await openapiTS(JSON.parse(JSON.stringify(openApiDocument()))));
await mkdir(new URL('.', target), { recursive: true });
await writeFile(target, types);
