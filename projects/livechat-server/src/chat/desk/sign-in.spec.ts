import type { Agent } from 'livechat-core/protocol';
import { hashPassword } from '../../auth/passwords.js';
import type { SignInKeys } from '../../store/sign-in-store.js';
import type { ChatDeps } from '../deps.js';
import { signIn } from './sign-in.js';

const ANN: Agent = { id: 'agent-ann-0001', name: 'Ann', email: 'ann@shop.example', role: 'AGENT' };

describe('signing in', () => {
  const asked: SignInKeys[] = [];
  const forgiven: SignInKeys[] = [];
  let waitMs = 0;
  let lookUps = 0;

  const depsWith = (passwordHash: string | undefined): ChatDeps => {
    const store: Partial<ChatDeps['store']> = {
      admitSignIn: async (keys) => {
        asked.push(keys);
        return waitMs;
      },
      forgiveSignIn: async (keys) => void forgiven.push(keys),
      findAgent: async () => {
        lookUps += 1;
        return passwordHash === undefined ? undefined : { agent: ANN, passwordHash };
      },
      openAgentSession: async () => undefined,
    };
    return { store, clock: () => 1_800_000_000_000 } as unknown as ChatDeps;
  };
  const from = (address: string, email = ANN.email) => ({ email, password: 'right', address });

  beforeEach(() => {
    [asked, forgiven].forEach((list) => list.splice(0));
    waitMs = 0;
    lookUps = 0;
  });

  it('counts the addresses of one IPv6 network as one, and an e-mail address in any case', async () => {
    const deps = depsWith(undefined);
    const refused = { code: 'UNAUTHENTICATED' };
    await expect(signIn(deps, from('2001:db8:1:2::1'))).rejects.toMatchObject(refused);
    await expect(signIn(deps, from('2001:db8:1:2:ffff::1', ' Ann@Shop.example '))).rejects.toMatchObject(refused);
    await expect(signIn(deps, from('2001:db8:1:3::1'))).rejects.toMatchObject(refused);
    const [first, same, other] = asked;
    expect(same).toEqual(first);
    expect(other?.account).not.toBe(first?.account);
    expect(other?.address).not.toBe(first?.address);
    expect(forgiven).toEqual([]);
  });

  it('tells the store neither the address nor the e-mail address', async () => {
    await expect(signIn(depsWith(undefined), from('192.0.2.1'))).rejects.toBeDefined();
    expect(JSON.stringify(asked)).not.toMatch(/192\.0\.2\.1|ann@/);
  });

  it('does not look at the password of who has to wait', async () => {
    waitMs = 14_001;
    await expect(signIn(depsWith(undefined), from('192.0.2.1'))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      waitSeconds: 15,
    });
    expect(lookUps).toBe(0);
  });

  it('forgives after the right password', async () => {
    const { agent } = await signIn(depsWith(await hashPassword('right')), from('192.0.2.1'));
    expect(agent).toEqual(ANN);
    expect(forgiven).toEqual(asked);
  });
});
