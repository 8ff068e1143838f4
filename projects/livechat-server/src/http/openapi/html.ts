/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Builds HTML; everything that is put into it is text, unless it was built so itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, index) => text + partOf(parts[index] ?? '')).join('') };
}

function partOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return 'html' in part ? part.html : part.map((item) => item.html).join('');
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Text in which `code` stands between backticks. */
export function prose(text: string): Html {
  const parts = text.split('`');
  return {
    html: parts.map((part, index) => (index % 2 === 0 ? escape(part) : html`<code>${part}</code>`.html)).join(''),
  };
}
