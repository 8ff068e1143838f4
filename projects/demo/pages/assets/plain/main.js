// @ts-check
import { createCallbackLog } from './callback-log.js';
import { argumentOf, commandNameOf } from './commands.js';

const log = createCallbackLog(byId('log'), () => new Date());

for (const button of document.querySelectorAll('button[data-command]')) {
  button.addEventListener('click', () => void run(String(button.getAttribute('data-command'))));
}
byId('empty-log').addEventListener('click', () => log.empty());

/**
 * Calls the chat as any page would: by name, with an argument and a callback.
 * @param {string} label the text of the button
 */
async function run(label) {
  try {
    const argument = await argumentOf(label, readField);
    window.liveChat(commandNameOf(label), argument, (error, result) => log.add(label, error, result));
  } catch (problem) {
    log.add(label, problem, undefined);
  }
}

/** @param {string} id */
function readField(id) {
  const field = byId(id);
  return 'value' in field ? String(field.value) : '';
}

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element with the id ${id}.`);
  return element;
}
