import { DOCS_STYLE } from './docs-style.js';
import { examplesView } from './examples-view.js';
import { html, prose, type Html } from './html.js';
import type { Json, JsonFields } from './json-schema.js';
import type { OpenApiDocument } from './openapi-document.js';
import { schemaView, typeOf } from './schema-view.js';

/** One operation with where it lies. */
interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonFields;
}

/**
 * The description of the API as a page for people. It needs no script, so that it stands under the
 * strictest policy.
 *
 * @param nonce admits its one style sheet
 */
export function docsPage(document: OpenApiDocument, nonce: string): string {
  const entries = entriesOf(document);
  const sections = (document.tags as readonly JsonFields[]).map(({ name, description }) => ({
    name: textOf(name),
    description: textOf(description),
  }));
  const events = Object.entries(document.webhooks).map(([type, { post }]) => ({ type, operation: post as JsonFields }));
  const schemas = Object.entries(document.components['schemas'] as JsonFields);
  const { title, summary, description } = document.info as Readonly<Record<string, string>>;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title ?? ''}</title>
        <style nonce="${nonce}">
          ${{ html: DOCS_STYLE }}
        </style>
      </head>
      <body>
        <nav aria-label="Contents">
          ${sections.map(({ name }) => navigation(name, linksOf(entries, name)))}
          ${navigation('Errors', [{ href: 'errors', text: 'What is refused, and why' }])}
          ${navigation(
            'Events',
            events.map(({ type }) => ({ href: `event-${type}`, text: type })),
          )}
          ${navigation(
            'Schemas',
            schemas.map(([name]) => ({ href: `schema-${name}`, text: name })),
          )}
        </nav>
        <main>
          <h1>${title ?? ''}</h1>
          <p>${prose(summary ?? '')}</p>
          <p>${prose(description ?? '')}</p>
          <p>For programs: <a href="openapi.json">openapi.json</a>, in OpenAPI 3.1.</p>
          ${sections.map((section) => sectionView(section, entries))}
          <section id="errors">
            <h2>Errors</h2>
            <p>
              Whatever is refused is answered with <a href="#schema-Error">Error</a>. A path that does not exist is
              answered with 404 <code>NOT_FOUND</code>, and a method that it does not have with 405
              <code>METHOD_NOT_ALLOWED</code>.
            </p>
            <dl>
              ${failuresOf(document).map(
                ([status, description]) =>
                  html`<dt><code>${status}</code></dt>
                    <dd>${prose(description)}</dd>`,
              )}
            </dl>
          </section>
          <section>
            <h2>Events</h2>
            <p>What receivers of webhooks are sent.</p>
            ${events.map(({ type, operation }) => eventView(type, operation))}
          </section>
          <section>
            <h2>Schemas</h2>
            ${schemas.map(([name, schema]) => namedSchema(name, schema))}
          </section>
        </main>
      </body>
    </html> `.html;
}

function entriesOf({ paths }: OpenApiDocument): Entry[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** The answers that operations share, by their status. */
function failuresOf({
  paths,
  components,
}: OpenApiDocument): readonly (readonly [status: string, description: string])[] {
  const shared = components['responses'] as Readonly<Record<string, JsonFields>>;
  const found = Object.values(paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap(({ responses }) => Object.entries(responses as Readonly<Record<string, JsonFields>>))
    .map(([status, { $ref }]) => [status, shared[textOf($ref).split('/').at(-1) ?? '']?.['description']] as const)
    .flatMap(([status, description]) => (typeof description === 'string' ? [[status, description] as const] : []));
  return [...new Map(found)].sort(([a], [b]) => Number(a) - Number(b));
}

function navigation(title: string, links: readonly { readonly href: string; readonly text: string }[]): Html {
  return html`<h2>${title}</h2>
    <ul>
      ${links.map(({ href, text }) => html`<li><a href="#${href}">${text}</a></li>`)}
    </ul>`;
}

function linksOf(entries: readonly Entry[], section: string) {
  return entries
    .filter(({ operation }) => sectionOf(operation) === section)
    .map(({ operation }) => ({ href: textOf(operation['operationId']), text: textOf(operation['summary']) }));
}

function sectionView(
  section: { readonly name: string; readonly description: string },
  entries: readonly Entry[],
): Html {
  return html`<section>
    <h2>${section.name}</h2>
    <p>${prose(section.description)}</p>
    ${entries.filter(({ operation }) => sectionOf(operation) === section.name).map(operationView)}
  </section>`;
}

function operationView({ method, path, operation }: Entry): Html {
  const parameters = operation['parameters'] as readonly JsonFields[];
  const body = operation['requestBody'] as JsonFields | undefined;
  const answers = Object.entries(operation['responses'] as JsonFields).filter(([status]) => status.startsWith('2'));
  return html`<article id="${textOf(operation['operationId'])}">
    <h3>${textOf(operation['summary'])}</h3>
    <p class="route"><span class="method ${method}">${method}</span><code>${path}</code></p>
    <p>${prose(textOf(operation['description']))}</p>
    ${
      parameters.length === 0
        ? html``
        : html`<h4>Parameters</h4>
            <dl>${parameters.map(parameterView)}</dl>`
    }
    ${
      body === undefined
        ? html``
        : html`<h4>Body</h4>
            <p class="type">${bodyView(body)}</p>
            ${examplesView(body)}`
    }
    ${answers.map(
      ([status, answer]) =>
        html`<h4>Answer ${status}</h4>
          <p>${prose(textOf((answer as JsonFields)['description']))} ${bodyView(answer)}</p>
          ${examplesView(answer)}`,
    )}
  </article>`;
}

function parameterView(parameter: JsonFields): Html {
  const { name, in: place, required, description, schema } = parameter;
  return html`<dt>
      <code>${textOf(name)}</code>
      <span class="type">${textOf(place)}, ${typeOf(schema ?? null)}</span
      >${required === true ? html`` : html` <i>optional</i>`}
    </dt>
    <dd>${description === undefined ? html`` : prose(textOf(description))}</dd>`;
}

function eventView(type: string, operation: JsonFields): Html {
  const schema = contentOf(operation['requestBody'] ?? null);
  return html`<article id="event-${type}">
    <h3>${type}</h3>
    <p class="type">${typeOf(schema ?? null)}</p>
    ${examplesView(operation['requestBody'] ?? null)}
  </article>`;
}

function namedSchema(name: string, schema: Json): Html {
  const description = (schema as JsonFields)['description'];
  return html`<article id="schema-${name}">
    <h3>${name}</h3>
    ${typeof description === 'string' ? html`<p>${prose(description)}</p>` : html``} ${schemaView(schema)}
  </article>`;
}

function sectionOf(operation: JsonFields): string {
  return textOf((operation['tags'] as readonly Json[])[0]);
}

/** Nothing, JSON, or a file. */
function bodyView(holder: Json): Html {
  const schema = contentOf(holder);
  if (schema !== undefined) return typeOf(schema);
  return (holder as JsonFields)['content'] === undefined ? html`` : html`a file`;
}

function contentOf(answer: Json): Json | undefined {
  const content = (answer as JsonFields | null)?.['content'] as JsonFields | undefined;
  return (content?.['application/json'] as JsonFields | undefined)?.['schema'];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
