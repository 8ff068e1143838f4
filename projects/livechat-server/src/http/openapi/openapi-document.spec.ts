import { createConfig, lintFromString } from '@redocly/openapi-core';
import { startTestServer, type TestServer } from '../../testing/test-server.js';
import { DESCRIBED_ROUTES, fastifyPath } from '../ccaas/routes.js';
import { MESSAGE_IDS } from '../service-exception.js';
import { openApiDocument } from './openapi-document.js';

describe('the description of the Conversations API', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(() => server.close());

  it('passes the linter for OpenAPI 3.1', async () => {
    const config = await createConfig({ extends: ['recommended-strict'] });
    const problems = await lintFromString({ source: JSON.stringify(openApiDocument()), config });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });

  it('is served, and describes exactly the routes that there are', async () => {
    const response = await fetch(`${server.url}/openapi.json`);
    expect(response.headers.get('content-type')).toContain('application/json');
    const document = (await response.json()) as ReturnType<typeof openApiDocument>;
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described).toHaveLength(DESCRIBED_ROUTES.length);
    for (const route of DESCRIBED_ROUTES) {
      expect(server.app.hasRoute({ method: route.method, url: fastifyPath(route) })).toBe(true);
    }
  });

  it('says of each route what its key needs, and of each schema what it is', () => {
    const text = JSON.stringify(openApiDocument());
    expect(text).not.toContain('#/$defs/');
    for (const operations of Object.values(openApiDocument().paths)) {
      for (const { description } of Object.values(operations)) expect(description).toContain('Scope of the key');
    }
    // An id that is registered for two schemas would describe only one of them.
    expect(new Set(DESCRIBED_ROUTES.map(({ operationId }) => operationId)).size).toBe(DESCRIBED_ROUTES.length);
  });

  it('names every error that there is', async () => {
    const page = await (await fetch(`${server.url}/docs`)).text();
    const errors = page.slice(page.indexOf('id="errors"'), page.lastIndexOf('<h2>Events</h2>'));
    expect(MESSAGE_IDS.filter((messageId) => !errors.includes(`<code>${messageId}</code>`))).toEqual([]);
  });

  it('G19: has a page for people that runs nothing and loads nothing', async () => {
    const response = await fetch(`${server.url}/docs`);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain(`<style nonce="${nonce}">`);
    expect(page).toContain('<summary>Example: Answers to choose from</summary>');
    expect(page).not.toContain('at least 1 ');
    expect(page).not.toMatch(/<script|<link|<img|\sstyle=|\son\w+=|javascript:/i);
    for (const { operationId } of DESCRIBED_ROUTES) expect(page).toContain(`id="${operationId}"`);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
