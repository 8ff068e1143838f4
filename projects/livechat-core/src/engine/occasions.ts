import type { EffectContext, LocalContext } from '../effect/effect.js';
import type { LiveChatConfig } from '../live-chat-config.js';
import type { RunningEngine } from './chat-engine.js';

/**
 * What only some visits need, for one chat. It may begin in the middle of it.
 *
 * @param config what the chat was made with
 * @param host the chat, and the way to its server
 */
export type Occasions = (config: LiveChatConfig, host: LocalContext & Pick<EffectContext, 'tabs'>) => RunningOccasions;

/** {@link Occasions} at work for one chat. */
export type RunningOccasions = RunningEngine & Pick<EffectContext, 'keep'>;
