// @ts-check
import { requestCustomerToken } from './sign-in.js';

/** @typedef {(id: string) => string} ReadField reads a field of the page by its id */

/**
 * What each button passes. What cannot be read as JSON is passed as it stands, so that the
 * chat's own answer to it can be seen.
 * @type {Readonly<Record<string, (read: ReadField) => unknown>>}
 */
const ARGUMENTS = {
  init: (read) => read('init-widget').trim() || undefined,
  clear: (read) => read('clear-widget').trim() || undefined,
  auth: (read) => requestCustomerToken({ name: read('auth-name'), email: read('auth-email') }),
  logout: () => undefined,
  show: () => undefined,
  hide: () => undefined,
  show_launcher: () => undefined,
  hide_launcher: () => undefined,
  set_theme: (read) => read('theme').trim() || undefined,
  set_language: (read) => read('language').trim() || undefined,
  'send BASIC': (read) => ({ type: 'BASIC', message: read('basic-text') }),
  'send DRAFT': (read) => ({ type: 'DRAFT', message: read('draft-text') }),
  'send CUSTOM_DATA': (read) => {
    const data = jsonOrText(read('custom-data'));
    return typeof data === 'object' && data !== null ? { ...data, type: 'CUSTOM_DATA' } : data;
  },
  send_contextual_data: (read) => ({
    metadata: jsonOrText(read('metadata')),
    multiThreadStrategy: read('strategy'),
  }),
};

/**
 * The argument of the command behind a button.
 * @param {string} label
 * @param {ReadField} read
 * @returns {Promise<unknown>}
 */
export async function argumentOf(label, read) {
  const argument = ARGUMENTS[label];
  if (argument === undefined) throw new Error(`No argument is defined for ${label}.`);
  return argument(read);
}

/**
 * "send BASIC" is the command "send".
 * @param {string} label
 */
export function commandNameOf(label) {
  return label.replace(/ .*$/, '');
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function jsonOrText(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
