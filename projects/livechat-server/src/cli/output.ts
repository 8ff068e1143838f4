import { type LiveChatError } from 'livechat-core/protocol';

/** How a command reports: sentences for people, or one JSON object for programs. */
export interface Output {
  /** @param text lines for people, without the last line break */
  result(json: object, text: string): void;
  failure(error: LiveChatError): void;
}

/** The streams of a process, or those of a test. */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Sentences for people. */
export function textOutput({ stdout, stderr }: Streams): Output {
  return {
    result: (_json, text) => void stdout.write(`${text}\n`),
    failure: ({ message, remedy }) => void stderr.write(`Error: ${message}\n${remedy}\n`),
  };
}

/** One JSON object on one line. */
export function jsonOutput({ stdout, stderr }: Streams): Output {
  return {
    result: (json) => void stdout.write(`${JSON.stringify(json)}\n`),
    failure: (error) => void stderr.write(`${JSON.stringify({ error: error.toJSON() })}\n`),
  };
}

/** Rows under a heading, in columns. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Names with their values, one a line. */
export function facts(entries: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(entries).map((name) => name.length));
  return Object.entries(entries)
    .map(([name, value]) => `${name.padEnd(width)}  ${value}`)
    .join('\n');
}
