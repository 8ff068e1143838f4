import { sessionContract } from './contract/session-contract.js';
import type { MakePlace } from './contract/store-fixture.js';
import { teamContract } from './contract/team-contract.js';
import { threadContract } from './contract/thread-contract.js';

/** What every store guarantees. */
export function storeContract(name: string, makePlace: MakePlace): void {
  describe(`Store contract: ${name}`, () => {
    threadContract(makePlace);
    sessionContract(makePlace);
    teamContract(makePlace);
  });
}
