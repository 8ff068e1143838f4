/**
 * A fenced block of a guide, or of a doc comment.
 *
 * @typedef {{ file: string, line: number, language: string, text: string, context: string }} Sample
 *   `line` counts from 1 and is that of the first line inside the fence; `context` is what the guide has said
 *   above in comments `<!-- context … -->`, or doc-comment-context.mjs: declarations that samples take for granted
 */

const CONTEXT = /^<!-- context$/;
const CONTEXT_END = /^-->$/;
const FENCE = /^(?<indent> *)(?<marks>`{3,})(?<info>.*)$/;

/**
 * All samples of a guide, in their order.
 *
 * @param {string} file named in what is told
 * @param {string} markdown
 * @returns {readonly Sample[]}
 * @throws Error where a fence or a context does not end
 */
export function readSamples(file, markdown) {
  const lines = markdown.split('\n');
  const samples = [];
  let context = '';
  for (let index = 0; index < lines.length; index += 1) {
    if (CONTEXT.test(lines[index])) {
      const end = endOf(lines, index, (line) => CONTEXT_END.test(line), `${file}:${index + 1}: the context`);
      context += `${lines.slice(index + 1, end).join('\n')}\n`;
      index = end;
      continue;
    }
    const fence = FENCE.exec(lines[index])?.groups;
    if (fence === undefined) continue;
    const isEnd = (line) => line.trim() === fence.marks;
    const end = endOf(lines, index, isEnd, `${file}:${index + 1}: the block`);
    const text = lines
      .slice(index + 1, end)
      .map((line) => (line.startsWith(fence.indent) ? line.slice(fence.indent.length) : line))
      .join('\n');
    samples.push({ file, line: index + 2, language: fence.info.trim(), text: `${text}\n`, context });
    index = end;
  }
  return samples;
}

function endOf(lines, start, isEnd, what) {
  const length = lines.slice(start + 1).findIndex(isEnd);
  if (length === -1) throw new Error(`${what} does not end.`);
  return start + 1 + length;
}
