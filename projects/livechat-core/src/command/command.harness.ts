import type { LiveChatError } from '../../protocol/index.js';
import { eventLoop, type EventLoop } from '../runtime/event-loop.js';
import { platformRuntime } from '../runtime/runtime.js';
import type { Step } from '../state/fixtures.harness.js';
import { reduce } from '../state/reduce.js';
import type { WidgetState } from '../state/widget-state.js';
import { runCommand } from './run-command.js';

/** What a command has told so far: nothing while it waits, then one result or one error. */
export type Told = readonly ({ readonly result: unknown } | { readonly error: LiveChatError })[];

/** Commands on a real loop, without a connection: a test plays what the server would say. */
export interface CommandBench {
  readonly loop: EventLoop;
  /** Runs a command under the next id: `command-1`, `command-2`, … */
  run(name: unknown, arg?: unknown): Told;
  play(...steps: readonly Step[]): void;
  /** Ends the chat, as its `dispose` does. */
  end(): void;
}

/** Makes a bench that starts with a state. */
export function commandBench(start: WidgetState): CommandBench {
  const loop = eventLoop(start, reduce);
  let count = 0;
  const runtime = { ...platformRuntime(), newId: () => `command-${(count += 1)}` };
  return {
    loop,
    run(name, arg) {
      const told: Told[number][] = [];
      runCommand({ loop, runtime, prepare: (command) => command }, name, arg).result$.subscribe({
        next: (result) => told.push({ result }),
        error: (error: LiveChatError) => told.push({ error }),
      });
      return told;
    },
    play(...steps) {
      for (const step of steps) loop.dispatch(typeof step === 'function' ? step(loop.state) : step);
    },
    end: () => {
      loop.close();
    },
  };
}

/** A token that only a server could refuse, for the claims that are named otherwise. */
export function tokenOf(claims: object, header: object = { alg: 'HS256' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.c2lnbmF0dXJl`;
}
