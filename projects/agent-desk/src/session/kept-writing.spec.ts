import { keepIn } from './kept-writing';

class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  key(): string | null {
    return [...this.#items.keys()][0] ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

const reply = {
  clientMessageId: 'client-message-1',
  conversationId: 'conversation-1',
  text: 'Hello',
  files: [],
  createdAt: 1,
  status: 'sending',
} as const;
const writing = { agentId: 'agent-maya-1', drafts: { 'conversation-1': 'Half a sen' }, outgoing: [reply] };

describe('kept writing', () => {
  it('survives for the agent who wrote it; what was under way is sent again', () => {
    const storage = new MemoryStorage();
    keepIn(() => storage).write(writing);
    expect(keepIn(() => storage).read('agent-maya-1')).toEqual({
      drafts: writing.drafts,
      outgoing: [{ ...reply, status: 'queued' }],
    });
  });

  it('is not shown to another agent', () => {
    const storage = new MemoryStorage();
    keepIn(() => storage).write(writing);
    expect(keepIn(() => storage).read('agent-other-2')).toBeNull();
  });

  it('is gone when it is cleared', () => {
    const storage = new MemoryStorage();
    const kept = keepIn(() => storage);
    kept.write(writing);
    kept.clear();
    expect(storage.length).toBe(0);
  });

  it('makes nothing of what somebody else left in its place', () => {
    const storage = new MemoryStorage();
    keepIn(() => storage).write(writing);
    const key = storage.key() ?? '';
    for (const text of ['', 'not json', '{"agentId":"agent-maya-1"}', 'null']) {
      storage.setItem(key, text);
      expect(keepIn(() => storage).read('agent-maya-1')).toBeNull();
    }
  });

  it('does without a storage that is refused', () => {
    const kept = keepIn(() => {
      throw new DOMException('Access is denied', 'SecurityError');
    });
    kept.write(writing);
    kept.clear();
    expect(kept.read('agent-maya-1')).toBeNull();
  });
});
