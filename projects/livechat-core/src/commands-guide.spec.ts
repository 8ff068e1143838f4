import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_NAMES, ERROR_CODES, THREAD_STRATEGIES } from '../protocol/index.js';
import { LIVE_CHAT_EVENT_TYPES } from './live-chat.js';
import { CONNECTION_STATES } from './transport/connection-states.js';

const GUIDE = readFileSync(join(__dirname, '../../../docs/guides/commands.md'), 'utf8');

/** The names in the first column of the tables below a heading. */
function rowsBelow(heading: string): readonly string[] {
  const section = GUIDE.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const firstCells = section.split('\n').map((line) => /^\| (.*?) \|/.exec(line)?.[1] ?? '');
  return firstCells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
}

/** The statuses that the table of the connection has columns for. */
function statusesOfColumns(): readonly string[] {
  const header = GUIDE.split('\n').find((line) => line.startsWith('| command') && line.includes('`idle`')) ?? '';
  return [...header.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

describe('the guide to the commands', () => {
  it('lists every command once, and no other', () => {
    expect(sorted(rowsBelow('The commands'))).toEqual(sorted(COMMAND_NAMES));
  });

  it('says of every command what it does in each state of the connection', () => {
    expect(sorted(rowsBelow('In each state of the connection'))).toEqual(sorted(COMMAND_NAMES));
    expect(sorted(statusesOfColumns())).toEqual(sorted(Object.keys(CONNECTION_STATES)));
  });

  it('lists every event once, and no other', () => {
    expect(sorted(rowsBelow('Events'))).toEqual(sorted(LIVE_CHAT_EVENT_TYPES));
  });

  it('lists every kind of message, every strategy and every error', () => {
    expect(rowsBelow('Messages')).toEqual(['BASIC', 'DRAFT', 'CUSTOM_DATA', 'ANSWER', 'SURVEY_ANSWER', 'FORM']);
    expect(rowsBelow('Strategies of contextual data')).toEqual([...THREAD_STRATEGIES]);
    expect(sorted(rowsBelow('Errors'))).toEqual(sorted(ERROR_CODES));
  });
});
