// @ts-check

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/**
 * The list of what callbacks received, newest last.
 * @param {HTMLElement} list
 * @param {() => Date} now
 */
export function createCallbackLog(list, now) {
  return {
    /**
     * @param {string} command
     * @param {unknown} error
     * @param {unknown} result
     */
    add(command, error, result) {
      const failed = error !== undefined && error !== null;
      list.append(entryOf(list.ownerDocument, now(), command, failed ? { error } : { result }));
      list.scrollTop = list.scrollHeight;
    },
    empty() {
      list.replaceChildren();
    },
  };
}

/**
 * @param {Document} document
 * @param {Date} moment
 * @param {string} command
 * @param {{ readonly error: unknown } | { readonly result: unknown }} outcome
 */
function entryOf(document, moment, command, outcome) {
  const failed = 'error' in outcome;
  const entry = document.createElement('div');
  entry.className = failed ? 'entry error' : 'entry';
  entry.dataset.command = command;

  const time = document.createElement('time');
  time.dateTime = moment.toISOString();
  time.textContent = TIME.format(moment);

  const name = document.createElement('span');
  name.className = 'name';
  name.textContent = command;

  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent = failed ? 'error' : 'result';

  const value = document.createElement('pre');
  value.textContent = asJson(failed ? outcome.error : outcome.result);

  entry.append(time, ' ', name, ' ', kind, ' ', value);
  return entry;
}

/**
 * Errors carry their message where JSON does not look.
 * @param {unknown} value
 */
function asJson(value) {
  if (value === undefined) return 'undefined';
  const plain = value instanceof Error ? { ...value, name: value.name, message: value.message } : value;
  return JSON.stringify(plain, null, 1).replace(/\n\s*/g, ' ');
}
