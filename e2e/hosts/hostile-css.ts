/** Style sheets of pages that mean everybody, the chat included. */
export const HOSTILE_CSS = {
  'a reset of everything': '*, *::before, *::after { all: unset !important; }',
  'everything small, see-through and in another writing':
    '* { opacity: 0.2 !important; font: 1px/9 fantasy !important; letter-spacing: 9px !important; text-transform: uppercase !important; color: #eee !important; text-indent: 40px !important; }',
  'everything raised into a layer of its own':
    'body > * { position: relative !important; z-index: 1 !important; isolation: isolate !important; }',
  'everything moved and filtered':
    'body > * { transform: scale(0.1) rotate(45deg) !important; filter: invert(1) !important; position: relative !important; contain: strict !important; clip-path: inset(50%) !important; }',
  'buttons and fields of its own':
    'button { display: none !important; width: 1px !important; } textarea, input { height: 4px !important; color: #fff !important; background: #fff !important; } div, section { width: 3px !important; float: left !important; }',
} as const;
