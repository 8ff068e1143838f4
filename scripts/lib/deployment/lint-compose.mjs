import { DCLinter } from 'dclint';

const RULES = {
  // The chat stands first, and what is in front of it after it.
  'services-alphabetical-order': 0,
  // The proxy is there for everybody.
  'no-unbound-port-interfaces': 0,
};

/**
 * What is wrong with a compose file by itself: what does not fit Compose's own schema, and what it would take in
 * silence.
 *
 * @param {string} path
 * @returns {string[]} such as `line 5: … (no-duplicate-exported-ports)`
 */
export function lintCompose(path) {
  const linter = new DCLinter({ rules: RULES, quiet: false, debug: false, exclude: [] });
  const messages = linter.lintFiles([path], false).flatMap((result) => result.messages);
  return messages.map(({ line, message, rule }) => `line ${line}: ${message} (${rule})`);
}
