import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentDirectory, ensureDemoAgent } from './desk-login.js';

/** Agents in memory, with their passwords where a test can see them. */
function agentsInMemory(): { readonly agents: AgentDirectory; readonly passwords: Map<string, string> } {
  const passwords = new Map<string, string>();
  const agents: AgentDirectory = {
    listAgents: async () => [...passwords.keys()].map((email) => ({ email })),
    createAgent: async ({ email, password }) => passwords.set(email, password),
    setAgentPassword: async (email, password) => passwords.set(email, password),
  };
  return { agents, passwords };
}

describe('the login of the desk', () => {
  let directory: string;
  let file: string;
  let made: number;

  beforeEach(async () => {
    made = 0;
    directory = await mkdtemp(join(tmpdir(), 'desk-login-'));
    file = join(directory, 'desk-login.json');
  });

  afterEach(() => rm(directory, { recursive: true }));

  const newPassword = (): string => `password ${(made += 1)}`;

  it('makes an agent at the first start and keeps the password for the owner of the file only', async () => {
    const { agents } = agentsInMemory();

    const login = await ensureDemoAgent({ agents, file, newPassword });

    expect(login).toEqual({ email: 'agent@example.com', password: 'password 1' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(login);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('gives the same login at the next start', async () => {
    const { agents, passwords } = agentsInMemory();
    const first = await ensureDemoAgent({ agents, file, newPassword });

    expect(await ensureDemoAgent({ agents, file, newPassword })).toEqual(first);
    expect(passwords.get('agent@example.com')).toBe('password 1');
  });

  it('gives the agent a new password where the kept one is lost or damaged', async () => {
    const { agents, passwords } = agentsInMemory();
    await ensureDemoAgent({ agents, file, newPassword });
    await writeFile(file, '{"email":"agent@exam');

    const login = await ensureDemoAgent({ agents, file, newPassword });

    expect(login.password).toBe('password 2');
    expect(passwords.get('agent@example.com')).toBe('password 2');
  });

  it('makes the agent anew where the store was emptied', async () => {
    await ensureDemoAgent({ agents: agentsInMemory().agents, file, newPassword });
    const { agents, passwords } = agentsInMemory();

    const login = await ensureDemoAgent({ agents, file, newPassword });

    expect(passwords.get('agent@example.com')).toBe(login.password);
  });
});
