import { NEVER, of } from 'rxjs';
import type { Transport } from '../transport/transport.js';
import type { TabGroup } from './tab-group.js';

/** A tab by itself, with a connection of its own. */
export function loneTab(transport: Transport): TabGroup {
  return {
    join: () => of({ type: 'role', isLeader: true }),
    tell: () => undefined,
    claim: null,
    transport,
    wake$: NEVER,
  };
}
