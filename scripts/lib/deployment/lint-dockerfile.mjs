import dockerfileUtils from 'dockerfile-utils';

const { validate, ValidationSeverity } = dockerfileUtils;

/** What the linter would only warn of is as wrong here. */
const SETTINGS = Object.fromEntries(
  [
    'deprecatedMaintainer',
    'directiveCasing',
    'emptyContinuationLine',
    'instructionCasing',
    'instructionCmdMultiple',
    'instructionEntrypointMultiple',
    'instructionHealthcheckMultiple',
    'instructionJSONInSingleQuotes',
    'instructionWorkdirRelative',
  ].map((rule) => [rule, ValidationSeverity.ERROR]),
);

/**
 * What is wrong with the text of a Dockerfile by itself.
 *
 * @param {string} text
 * @returns {string[]} such as `line 3: Unknown instruction: RUNN`
 */
export function lintDockerfile(text) {
  return validate(text, SETTINGS).map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
}
