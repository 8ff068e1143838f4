/** The look of the page at `/docs`. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --surface: #fff; --raised: #f6f7f9; --text: #16181d; --quiet: #5b6270;
  --line: #e3e6eb; --accent: #0f62d6; --get: #0b7a4b; --post: #0f62d6; --put: #8a5a00; --delete: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --surface: #111318; --raised: #1a1d24; --text: #eceef2;
  --quiet: #a3abba; --line: #2c313b; --accent: #8ab4ff; --get: #6fd6a4; --post: #8ab4ff; --put: #f0c067; --delete: #ff9d94; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 24px; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; display: grid; grid-template-columns: 260px minmax(0, 1fr); background: var(--surface); color: var(--text);
  font: 15px/22px system-ui, sans-serif; }
nav { position: sticky; top: 0; height: 100dvh; overflow: auto; padding: 24px 16px 24px 24px;
  border-inline-end: 1px solid var(--line); background: var(--raised); font-size: 13px; line-height: 20px; }
nav h2 { margin: 20px 0 4px; font-size: 12px; color: var(--quiet); letter-spacing: .04em; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: 4px 8px; margin-inline-start: -8px; border-radius: 6px; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { background: color-mix(in srgb, var(--accent) 12%, transparent); }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main { max-width: 860px; padding: 32px 32px 96px; min-width: 0; }
h1 { margin: 0 0 8px; font-size: 28px; line-height: 36px; }
main > section > h2 { margin: 56px 0 8px; padding-bottom: 8px; border-bottom: 1px solid var(--line); font-size: 20px; }
article { padding: 20px 0; border-bottom: 1px solid var(--line); }
h3 { margin: 0 0 4px; font-size: 16px; }
h4 { margin: 16px 0 4px; font-size: 13px; color: var(--quiet); font-weight: 600; }
code { font: 13px/20px ui-monospace, monospace; overflow-wrap: anywhere; }
.route { display: flex; flex-wrap: wrap; gap: 8px; align-items: baseline; margin: 0 0 8px; }
.method { font: 600 12px/20px ui-monospace, monospace; }
.GET { color: var(--get); } .POST { color: var(--post); } .PUT, .PATCH { color: var(--put); } .DELETE { color: var(--delete); }
p { margin: 4px 0; }
details { margin: 8px 0; }
summary { cursor: pointer; padding: 4px 0; font-size: 13px; color: var(--accent); }
pre { margin: 4px 0 0; padding: 12px 16px; overflow: auto; border-radius: 8px; background: var(--raised); }
pre code { overflow-wrap: normal; }
dl { margin: 4px 0; padding: 0; }
dt { padding-top: 6px; }
dd { margin: 0 0 0 16px; padding-inline-start: 12px; border-inline-start: 1px solid var(--line); color: var(--quiet); }
dd:empty { display: none; }
.type, i { color: var(--quiet); font-size: 13px; }
.variant + .variant { margin-top: 12px; padding-top: 8px; border-top: 1px dashed var(--line); }
@media (max-width: 760px) { body { display: block; } nav { position: static; height: auto; max-height: 38dvh; padding: 8px 16px; border: 0; border-bottom: 1px solid var(--line); }
  nav ul { columns: 2; } main { padding: 24px 16px 64px; } }
`;
