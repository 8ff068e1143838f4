import { html, prose, type Html } from './html.js';
import type { Json, JsonFields } from './json-schema.js';

const NOTHING = html``;

/** A schema as a list of its fields, with links to those that have a name. */
export function schemaView(schema: Json): Html {
  if (!isFields(schema)) return NOTHING;
  const variants = listOf(schema['oneOf'] ?? schema['anyOf']);
  const parts = listOf(schema['allOf']);
  if (parts.length > 0) return html`${parts.map((part) => schemaView(part))}`;
  if (variants.length > 0 && variants.some((variant) => fieldsOf(variant).length > 0)) {
    return html`${variants.map((variant) => html`<div class="variant">${schemaView(variant)}</div>`)}`;
  }
  const fields = fieldsOf(schema);
  if (fields.length === 0) return html`<p class="type">${typeOf(schema)}</p>`;
  const required = listOf(schema['required']);
  return html`<dl>
    ${fields.map(([name, field]) => fieldView(name, { field, isRequired: required.includes(name) }))}
  </dl>`;
}

function fieldView(name: string, { field, isRequired }: { readonly field: Json; readonly isRequired: boolean }): Html {
  const description = isFields(field) ? field['description'] : undefined;
  const inner = innerOf(field);
  return html`<dt>
      <code>${name}</code> <span class="type">${typeOf(field)}</span>${isRequired ? NOTHING : html` <i>optional</i>`}
    </dt>
    <dd>
      ${typeof description === 'string' ? html`<p>${prose(description)}</p>` : NOTHING}
      ${inner === undefined ? NOTHING : schemaView(inner)}
    </dd>`;
}

/** What of a field has fields itself, and no page of its own. */
function innerOf(field: Json): Json | undefined {
  if (!isFields(field) || '$ref' in field) return undefined;
  const items = field['items'];
  if (items !== undefined) return innerOf(items);
  const variants = listOf(field['oneOf'] ?? field['anyOf']);
  const hasFields = fieldsOf(field).length > 0 || variants.some((variant) => fieldsOf(variant).length > 0);
  return hasFields ? field : undefined;
}

/** The type in a few words. */
export function typeOf(schema: Json): Html {
  if (!isFields(schema)) return html`any`;
  const { $ref, const: constant, items, type, format } = schema;
  const options = listOf(schema['enum']);
  const variants = listOf(schema['anyOf'] ?? schema['oneOf']);
  if (typeof $ref === 'string') return linkTo($ref.split('/').at(-1) ?? '');
  if (constant !== undefined) return html`<code>${JSON.stringify(constant)}</code>`;
  if (options.length > 0) return joined(options.map((option) => html`<code>${JSON.stringify(option)}</code>`));
  if (items !== undefined) return html`list of ${typeOf(items)}`;
  if (variants.length > 0) return joined(variants.map(typeOf));
  const name = typeof type === 'string' ? type : 'any';
  return html`${typeof format === 'string' ? `${name} (${format})` : name}${limitsOf(schema)}`;
}

function limitsOf(schema: JsonFields): Html {
  const { minLength, maxLength, minimum, maximum, default: usual } = schema;
  const words = [
    typeof minLength === 'number' ? leastOf(minLength) : '',
    typeof maxLength === 'number' ? `at most ${maxLength} characters` : '',
    typeof minimum === 'number' && minimum !== 0 && Number.isSafeInteger(minimum - 1) ? `from ${minimum}` : '',
    typeof maximum === 'number' && Number.isSafeInteger(maximum + 1) ? `up to ${maximum}` : '',
    usual === undefined ? '' : `usually ${JSON.stringify(usual)}`,
  ].filter((text) => text !== '');
  return words.length === 0 ? NOTHING : html`, ${words.join(', ')}`;
}

function leastOf(characters: number): string {
  return characters === 1 ? 'not empty' : `at least ${characters} characters`;
}

function linkTo(name: string): Html {
  return html`<a href="#schema-${name}">${name}</a>`;
}

function joined(parts: readonly Html[]): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html` or ${part}`))}`;
}

function fieldsOf(schema: Json): (readonly [string, Json])[] {
  if (!isFields(schema)) return [];
  const properties = schema['properties'];
  return properties !== undefined && isFields(properties) ? Object.entries(properties) : [];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function isFields(value: Json): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
