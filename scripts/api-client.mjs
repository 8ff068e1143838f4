/** Writes the types of the Conversations API's client for the tests, from the built server's OpenAPI document. */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { openApiDocument } from '../projects/livechat-server/dist/src/http/openapi/openapi-document.js';

const target = new URL('../projects/livechat-server/src/testing/conversations-api.generated.ts', import.meta.url);
const types = astToString(await openapiTS(JSON.parse(JSON.stringify(openApiDocument()))));
const text = await format(`// Made by "npm run api-client" from /openapi.json.\n\n${types}`, {
  ...(await resolveConfig(target)),
  parser: 'typescript',
});

if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8')) !== text) {
    process.stderr.write('The API has changed. Run "npm run build && npm run api-client".\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}
