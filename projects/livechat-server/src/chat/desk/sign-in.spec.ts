import { SignInThrottle } from '../../limit/sign-in-throttle.js';
import type { AgentStore } from '../../store/agent-store.js';
import type { ChatDeps } from '../deps.js';
import { signIn } from './sign-in.js';

describe('signing in', () => {
  const clock = () => 1_800_000_000_000;
  const store: Pick<AgentStore, 'findAgent'> = { findAgent: async () => undefined };
  const deps = { store, clock } as unknown as ChatDeps;

  it('counts the addresses of one IPv6 network as one', async () => {
    const throttle = new SignInThrottle(clock);
    const from = (address: string) => signIn(deps, throttle, { email: 'ann@shop.example', password: 'x', address });
    for (let host = 1; host <= 5; host += 1) {
      await expect(from(`2001:db8:1:2::${host}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    await expect(from('2001:db8:1:2:ffff::1')).rejects.toMatchObject({ code: 'RATE_LIMITED', waitSeconds: 15 });
    await expect(from('2001:db8:1:3::1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
