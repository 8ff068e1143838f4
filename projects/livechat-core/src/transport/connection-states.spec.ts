import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONNECTION_STATES } from './connection-states.js';

it('the table of the documentation says what the code does', () => {
  const text = readFileSync(join(__dirname, '../../../../docs/PROTOCOL.md'), 'utf8');
  const table = text.slice(text.indexOf('| state        | may queue'));
  const rows = table.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  const told = rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''))
      .slice(1, -1),
  );
  const word = (is: boolean): string => (is ? 'yes' : 'no');
  expect(told).toEqual(
    Object.entries(CONNECTION_STATES).map(([state, { mayQueue, maySend, mayLogIn, isTerminal, isDelayed }]) => [
      state,
      ...[mayQueue, maySend, mayLogIn, isTerminal, isDelayed].map(word),
    ]),
  );
});
