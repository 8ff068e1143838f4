import type { TokenVerifier } from '../auth/verify-token.js';
import type { Clock } from '../clock.js';
import type { FanOut } from '../fan-out/fan-out.js';
import type { Store } from '../store/store.js';
import type { WidgetWatch } from '../widget/widget-watch.js';

/** What the use cases act on. */
export interface ChatDeps {
  readonly store: Store;
  readonly fanOut: FanOut;
  readonly clock: Clock;
  readonly tokens: TokenVerifier;
  readonly widgets: WidgetWatch;
}
