import { parseCommand, type Command } from '../../protocol/commands.js';
import { LiveChatError } from '../../protocol/errors.js';
import type { CommandOutcome, CommandResults } from '../live-chat.js';
import type { EventLoop } from '../runtime/event-loop.js';
import type { Runtime } from '../runtime/runtime.js';
import type { ChatEvent } from '../state/event.js';
import { commandOutcome, type Verdict } from './command-outcome.js';
import { readJwt } from './read-jwt.js';
import { judgeFor, type Judge } from './settle.js';

type Result = CommandResults[keyof CommandResults];
type Settle = (verdict: Verdict<Result>) => void;

/** What running a command needs. */
export interface CommandRunner {
  readonly loop: EventLoop;
  readonly runtime: Runtime;
  /** What the site has to say to a command before it is accepted; throws where it is not to be. */
  readonly prepare: (command: Command) => Command;
}

/**
 * Checks a call, puts it into the loop, and gives its outcome. Nothing is thrown: an argument that
 * cannot be read is the outcome's error.
 */
export function runCommand(runner: CommandRunner, name: unknown, arg: unknown): CommandOutcome<Result> {
  return commandOutcome((settle) => {
    let command: Command;
    try {
      command = runner.prepare(parseCommand(name, arg));
      if (command.name === 'auth') readJwt(command.jwt, runner.loop.state.widgetId);
    } catch (error) {
      settle({ error: LiveChatError.wrap(error) });
      return;
    }
    carryOut(runner, command, settle);
  });
}

function carryOut({ loop, runtime }: CommandRunner, command: Command, settle: Settle): void {
  const event: Extract<ChatEvent, { type: 'command' }> = {
    type: 'command',
    id: runtime.newId(),
    at: runtime.scheduler.now(),
    command,
  };
  const isAccepted = loop.dispatch(event, (own) => {
    const judge = judgeFor(event, own);
    const verdict = judge(own);
    // Most commands are settled by their own transition: they need not listen to any other.
    if (verdict === null) waitFor(loop, judge, settle);
    else settle(verdict);
  });
  // Whoever destroys a chat twice has what they asked for.
  if (!isAccepted) settle(command.name === 'destroy' ? { result: { destroyed: true } } : { error: disposed() });
}

function waitFor(loop: EventLoop, judge: Judge<Result>, settle: Settle): void {
  const waiting = loop.transitions$.subscribe({
    next: (transition) => {
      const verdict = judge(transition);
      if (verdict === null) return;
      waiting.unsubscribe();
      settle(verdict);
    },
    complete: () => {
      settle({ error: disposed() });
    },
  });
}

function disposed(): LiveChatError {
  return new LiveChatError({
    code: 'DISPOSED',
    message: 'The chat was disposed before the command settled.',
    // What was to be sent outlives the chat: whoever repeats it sends it twice.
    remedy: 'Create another chat to go on: it sends what was kept of this one.',
  });
}
