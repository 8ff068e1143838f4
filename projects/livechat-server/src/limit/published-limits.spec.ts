import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '../../../..');
const SERVER = 'projects/livechat-server/src';
const CORE = 'projects/livechat-core';

/** A test by its file and a part of its title. */
type Proof = readonly [file: string, title: string];

const FRAMES: Proof = [`${SERVER}/socket/limits.spec.ts`, 'G20: what a customer sends, at n and at n + 1'];

/** What holds each row of the table of limits, on the server and, where pages are told before they send, in the client. */
const PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  frame: [
    [`${SERVER}/socket/customer-socket.spec.ts`, 'G20: a frame of 64 KiB is read'],
    [`${CORE}/protocol/frames-as-text.spec.ts`, 'G20: a frame of 64 KiB fits'],
  ],
  'text, draft, `agentMessage`, `userMessage`': [
    FRAMES,
    [`${CORE}/protocol/commands.spec.ts`, 'G20: takes a text of 4,096 characters and refuses one more'],
    [`${CORE}/src/state/tab-news.spec.ts`, 'G20: is a draft that is longer'],
  ],
  '`customData`, `metadata` of one call': [
    FRAMES,
    [`${SERVER}/socket/customer-socket.spec.ts`, 'keys that could change a prototype are refused'],
    [`${CORE}/protocol/structured-data.spec.ts`, 'G20: takes what is at a limit and refuses one more'],
  ],
  'open threads of one person': [
    [`${SERVER}/store/contract/thread-contract.ts`, 'G20: allows 128 open threads of a person and not one more'],
  ],
  'messages and contextual data of one connection': [
    [`${SERVER}/socket/customer-socket.spec.ts`, 'G20: fifty messages at once are stored, the next is refused'],
  ],
  'a socket without `hello`': [[`${SERVER}/socket/customer-socket.spec.ts`, 'closes a socket that does not say it']],
  'what waits for a slow reader': [
    [`${SERVER}/socket/outlet.spec.ts`, 'counts the bytes of what waits, not its characters'],
  ],
  "a client's outbox": [
    [`${CORE}/src/state/refusal.spec.ts`, 'the outbox, for messages and for contextual data, not for drafts'],
  ],
  'a page of history': [FRAMES],
  JWT: [
    FRAMES,
    [`${SERVER}/auth/verify-token.spec.ts`, 'G20: the limits of claims'],
    [`${SERVER}/auth/key-material.spec.ts`, 'G20: a secret has 32 bytes or more'],
    [`${CORE}/src/command/read-jwt.spec.ts`, 'G20: accepts an id of exactly the limit'],
  ],
  'messages of one person, on all connections': [
    [`${SERVER}/socket/shared-rates.spec.ts`, 'a person sends 100 messages at once'],
  ],
  'messages in one thread': [[`${SERVER}/socket/shared-rates.spec.ts`, 'a thread takes 75 messages at once']],
  'logins on one connection': [[`${SERVER}/socket/shared-rates.spec.ts`, 'a connection tries ten logins']],
  'frames of every kind of one connection': [
    [`${SERVER}/socket/customer-socket.spec.ts`, 'closes a socket that floods'],
  ],
  'fragments of one frame': [[`${SERVER}/socket/door.spec.ts`, 'a frame in too many fragments closes the socket']],
  'one network address (an IPv6 network of 64 bits is one)': [
    [`${SERVER}/limit/socket-places.spec.ts`, 'G20: gives an address as many places as there are'],
    [`${SERVER}/socket/door.spec.ts`, 'an address has as many new visitors as it may'],
  ],
  'one API key, one agent': [[`${SERVER}/http/request-rates.spec.ts`, 'G20: may be 500 at once and 50 a second']],
};

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');

/** The first column of the table below the heading "Limits". */
function published(): readonly string[] {
  const section = read('docs/PROTOCOL.md').split('\n## Limits\n')[1]?.split('\n## ')[0] ?? '';
  const cells = section.match(/^\| .*?(?= +\|)/gm) ?? [];
  return cells.map((cell) => cell.slice(2).trim()).filter((cell) => cell !== 'what' && !cell.startsWith('---'));
}

describe('G20: the limits that are published', () => {
  it('are each held by a test, at the limit and above it', () => {
    expect(published().length).toBeGreaterThan(0);
    expect(Object.keys(PROOFS).sort()).toEqual([...published()].sort());
  });

  it.each(Object.entries(PROOFS))('%s', (_, proofs) => {
    for (const [file, title] of proofs) expect(read(file)).toContain(title);
  });
});
