import { Observable, type Subscriber, type Subscription } from 'rxjs';
import { LiveChatError, parseCommand, type Command } from '../../protocol/index.js';
import type { CommandOutcome, CommandResults } from '../live-chat.js';
import type { EventLoop } from '../runtime/event-loop.js';
import type { Runtime } from '../runtime/runtime.js';
import type { ChatEvent } from '../state/event.js';
import { commandOutcome } from './command-outcome.js';
import { readJwt } from './read-jwt.js';
import { settle } from './settle.js';

type Result = CommandResults[keyof CommandResults];

/** What running a command needs. */
export interface CommandRunner {
  readonly loop: EventLoop;
  readonly runtime: Runtime;
  /** What the site has to say to a command before it is accepted; throws where it is not to be. */
  readonly prepare: (command: Command) => Command;
  /** Errors with `DISPOSED` when the chat ends. */
  readonly ended$: Observable<never>;
}

/**
 * Checks a call, puts it into the loop, and gives its outcome. Nothing is thrown: an argument that
 * cannot be read is the outcome's error.
 */
export function runCommand(runner: CommandRunner, name: unknown, arg: unknown): CommandOutcome<Result> {
  return commandOutcome(
    new Observable<Result>((subscriber) => {
      let command: Command;
      try {
        command = runner.prepare(parseCommand(name, arg));
        if (command.name === 'auth') readJwt(command.jwt, runner.loop.state.widgetId);
      } catch (error) {
        subscriber.error(LiveChatError.wrap(error));
        return undefined;
      }
      return start(runner, command, subscriber);
    }),
  );
}

function start(
  { loop, runtime, ended$ }: CommandRunner,
  command: Command,
  subscriber: Subscriber<Result>,
): Subscription {
  const event: Extract<ChatEvent, { type: 'command' }> = {
    type: 'command',
    id: runtime.newId(),
    at: runtime.scheduler.now(),
    command,
  };
  const fail = (error: unknown): void => {
    subscriber.error(error);
  };
  const succeed = (result: Result): void => {
    subscriber.next(result);
    subscriber.complete();
  };
  const waiting = ended$.subscribe({ error: fail });
  if (subscriber.closed) return waiting;
  loop.dispatch(event, (own) => {
    waiting.add(settle(event, own, loop.transitions$).subscribe({ next: succeed, error: fail }));
  });
  return waiting;
}
