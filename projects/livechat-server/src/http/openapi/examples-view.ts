import { html, type Html } from './html.js';
import type { Json, JsonFields } from './json-schema.js';

/** The examples of a body, each to be opened by itself; nothing where there are none. */
export function examplesView(holder: Json): Html {
  const content = (holder as JsonFields | null)?.['content'] as JsonFields | undefined;
  const examples = (content?.['application/json'] as JsonFields | undefined)?.['examples'] as JsonFields | undefined;
  return html`${Object.values(examples ?? {}).map((example) => exampleView(example as JsonFields))}`;
}

function exampleView({ summary, value }: JsonFields): Html {
  const title = typeof summary === 'string' ? `Example: ${summary}` : 'Example';
  return html`<details>
    <summary>${title}</summary>
    <pre><code>${JSON.stringify(value, null, 2)}</code></pre>
  </details>`;
}
