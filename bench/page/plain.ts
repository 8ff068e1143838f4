import './bench-page';
import { wordsOf } from './fill-thread';
import { eachFrame, painted } from './frames';
import { typeInto } from './type-into';

// What a careful programmer writes without any library: the same rows, of which the last are on the page.

const ROWS = 80;
const STYLES = `
.window { position: fixed; inset: auto 20px 88px auto; display: flex; flex-direction: column; width: 400px; height: 704px; border-radius: 16px; background: #fff; box-shadow: 0 8px 24px rgb(0 0 0 / 20%); font: 15px/22px system-ui, sans-serif; }
.list { flex: 1; min-height: 0; overflow-y: auto; padding: 16px; }
.row { position: relative; display: flex; flex-direction: column; align-items: flex-start; margin-top: 14px; padding-inline: 36px 32px; }
.row.own { align-items: flex-end; }
.row b, .row time { font-size: 12px; line-height: 16px; color: #62656d; }
.row i { position: absolute; left: 0; bottom: 20px; width: 28px; height: 28px; border-radius: 50%; background: #dbe9e6; text-align: center; }
.row p { margin: 0; padding: 9px 14px; border-radius: 18px; background: #f3f2ef; overflow-wrap: anywhere; }
.row.own p { background: #0f6b5c; color: #fff; }
textarea { flex: none; height: 36px; max-height: 146px; margin: 12px; font: inherit; resize: none; }
`;

interface Said {
  readonly text: string;
  readonly own: boolean;
  readonly moment: number;
}

const messages: Said[] = [];
const times = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' });
let list: HTMLElement | null = null;
let field: HTMLTextAreaElement | null = null;

const styles = new CSSStyleSheet();
styles.replaceSync(STYLES);
document.adoptedStyleSheets.push(styles);

window.bench = {
  open: async () => {
    document.querySelector('.window')?.remove();
    await painted();
    document.body.append(drawWindow());
    if (list !== null) list.scrollTop = list.scrollHeight;
    await painted();
  },
  load: async (count) => {
    for (let index = 0; index < count; index += 1) messages.push(said(index, index % 3 === 1));
  },
  append: (count) => eachFrame(count, (index) => add(said(index, false))),
  type: async (text) => {
    if (field === null) throw new Error('There is no field to write in: open() first.');
    return typeInto(field, text);
  },
};

function said(index: number, own: boolean): Said {
  return { text: wordsOf(index), own, moment: 1_700_000_000_000 + index };
}

function add(message: Said): void {
  messages.push(message);
  if (list === null) return;
  list.append(drawRow(message));
  if (list.childElementCount > ROWS) list.firstElementChild?.remove();
  list.scrollTop = list.scrollHeight;
}

function drawWindow(): HTMLElement {
  const box = element('section', 'window');
  list = element('div', 'list');
  list.append(...messages.slice(-ROWS).map(drawRow));
  field = document.createElement('textarea');
  field.addEventListener('input', grow);
  box.append(list, field);
  return box;
}

function drawRow({ text, own, moment }: Said): HTMLElement {
  const row = element('div', own ? 'row own' : 'row');
  if (!own) row.append(element('b', '', 'Ada'), element('i', '', 'A'));
  row.append(element('p', '', text), element('time', '', times.format(moment)));
  return row;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

/** As high as its lines. */
function grow(): void {
  if (field === null) return;
  field.style.height = '';
  field.style.height = `${String(field.scrollHeight)}px`;
}
