/** The style sheets of one document by their text, made once: every widget on the page adopts the same. */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Adopts CSS into a shadow root or a document as a constructed style sheet: no `<style>` element, so that it works
 * under a content security policy without any `style-src`. Each text is parsed once a document, and
 * adopted once a root.
 */
export function adoptStyles(root: ShadowRoot | Document, css: string): void {
  const sheet = sheetOf(root.ownerDocument ?? root, css);
  if (sheet === null || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** The style sheet of a text: parsed when it is asked for first. `null` where sheets cannot be constructed. */
export function sheetOf(document: Document, css: string): CSSStyleSheet | null {
  const ofDocument = sheets.get(document) ?? new Map<string, CSSStyleSheet>();
  const sheet = ofDocument.get(css) ?? construct(document, css);
  if (sheet !== null) sheets.set(document, ofDocument.set(css, sheet));
  return sheet;
}

/**
 * The declarations of a `:host` rule in a sheet of its own. The page's CSS on the element wins over
 * them, as it should. Where sheets cannot be constructed, the element's own inline declarations.
 */
export function hostDeclarations(host: HTMLElement): CSSStyleDeclaration {
  const root = host.shadowRoot;
  const sheet = root === null ? null : construct(root.ownerDocument, ':host {}');
  const rule = sheet?.cssRules[0];
  if (root === null || sheet === null || !isStyleRule(rule)) return host.style;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return rule.style;
}

function construct(document: Document, css: string): CSSStyleSheet | null {
  const view = document.defaultView;
  if (view === null || !('adoptedStyleSheets' in view.Document.prototype)) return null;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

function isStyleRule(rule: CSSRule | undefined): rule is CSSStyleRule {
  return rule !== undefined && 'style' in rule;
}
