import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';

const deskLoginSchema = z.object({ email: z.email(), password: z.string().check(z.minLength(1)) });

/** How to sign in to the desk of the demo. */
export type DeskLogin = z.infer<typeof deskLoginSchema>;

/** What the demo asks of the server's agents. */
export interface AgentDirectory {
  listAgents(): Promise<readonly { readonly email: string }[]>;
  createAgent(agent: DeskLogin & { readonly name: string }): Promise<unknown>;
  setAgentPassword(email: string, password: string): Promise<unknown>;
}

/** What {@link ensureDemoAgent} needs. */
export interface DemoAgentDependencies {
  readonly agents: AgentDirectory;
  /** Where the login is kept, readable by its owner only. */
  readonly file: string;
  readonly newPassword: () => string;
}

const DEMO_AGENT = { email: 'agent@example.com', name: 'Alex Moreno' } as const;

/**
 * Makes sure that an agent can sign in, with the same password at every start. Where the file with
 * the password is lost, the agent gets a new one.
 *
 * @throws the file system's error where the file cannot be written
 */
export async function ensureDemoAgent({ agents, file, newPassword }: DemoAgentDependencies): Promise<DeskLogin> {
  const exists = (await agents.listAgents()).some(({ email }) => email === DEMO_AGENT.email);
  const kept = await readDeskLogin(file);
  if (exists && kept?.email === DEMO_AGENT.email) return kept;

  const login = { email: DEMO_AGENT.email, password: newPassword() };
  if (exists) await agents.setAgentPassword(login.email, login.password);
  else await agents.createAgent({ ...DEMO_AGENT, password: login.password });
  await writeFile(file, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
  return login;
}

/** A file that is missing or was damaged counts as none. */
async function readDeskLogin(file: string): Promise<DeskLogin | undefined> {
  try {
    const login = deskLoginSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return login.success ? login.data : undefined;
  } catch {
    return undefined;
  }
}
