import type { Command } from 'commander';
import { LiveChatError, type Agent } from 'livechat-core/protocol';
import { outputOf, withAdmin, withJson, type CliContext } from '../context.js';
import { facts, table } from '../output.js';

interface AgentChanges {
  readonly email: string;
  readonly name?: string;
  readonly admin?: boolean;
  readonly json?: boolean;
}

interface AgentOptions {
  readonly email: string;
  readonly name: string;
  readonly admin?: boolean;
  readonly passwordStdin?: boolean;
  readonly json?: boolean;
}

/** `agent create | list | update | set-password | remove` */
export function agentCommands(program: Command, context: CliContext): void {
  const agent = program.command('agent').description('the people who answer in the desk');

  withJson(agent.command('create'))
    .description('create an agent; a password that is made here is shown this once')
    .requiredOption('--email <address>', 'address to sign in with')
    .requiredOption('--name <name>', 'name that customers see')
    .option('--admin', 'make the agent an administrator')
    .option('--password-stdin', 'read the password from the standard input')
    .action(async (options: AgentOptions) => {
      const { email, name } = options;
      const password = await readPassword(context, options);
      const role = options.admin === true ? 'ADMIN' : 'AGENT';
      const created = await withAdmin(context, (admin) => admin.createAgent({ email, name, password, role }));
      reportAgent(context, options, created);
    });

  withJson(agent.command('list'))
    .description('list the agents')
    .action(async (options: AgentOptions) => {
      const agents = await withAdmin(context, (admin) => admin.listAgents());
      outputOf(context, options).result(
        { agents },
        agents.length === 0
          ? 'There is no agent yet. Create one with: agent create --email ann@shop.example --name Ann'
          : table(
              ['ID', 'NAME', 'EMAIL', 'ROLE'],
              agents.map(({ id, name, email, role }) => [id, name, email, role]),
            ),
      );
    });

  withJson(agent.command('update'))
    .description('change the name or the role of an agent; what is not given stays')
    .requiredOption('--email <address>', 'address of the agent')
    .option('--name <name>', 'name that customers see')
    .option('--admin', 'make the agent an administrator')
    .option('--no-admin', 'make the administrator an agent')
    .action(async ({ email, name, admin: isAdmin, ...options }: AgentChanges, command: Command) => {
      if (name === undefined && isAdmin === undefined) command.error('Nothing to change: give at least one option.');
      const role = isAdmin === true ? 'ADMIN' : 'AGENT';
      const changes = { name, ...(isAdmin === undefined ? {} : ({ role } as const)) };
      const changed = await withAdmin(context, (admin) => admin.updateAgent(email, changes));
      reportAgent(context, options, { agent: changed });
    });

  withJson(agent.command('remove'))
    .description('sign an agent out everywhere and forget who it was; what was written keeps the name')
    .requiredOption('--email <address>', 'address of the agent')
    .action(async ({ email, ...options }: AgentChanges) => {
      await withAdmin(context, (admin) => admin.removeAgent(email));
      outputOf(context, options).result(
        { email, removed: true },
        `${email} cannot sign in any more. Conversations of this agent are assigned to nobody.`,
      );
    });

  withJson(agent.command('set-password'))
    .description('give an agent another password and end the sessions')
    .requiredOption('--email <address>', 'address of the agent')
    .option('--password-stdin', 'read the password from the standard input')
    .action(async (options: AgentOptions) => {
      const password = await readPassword(context, options);
      const changed = await withAdmin(context, (admin) => admin.setAgentPassword(options.email, password));
      reportAgent(context, options, changed);
    });
}

function reportAgent(
  context: CliContext,
  options: Pick<AgentOptions, 'json'>,
  { agent, password }: { readonly agent: Agent; readonly password?: string },
): void {
  const shown = {
    Agent: agent.name,
    Email: agent.email,
    Role: agent.role,
    ...(password === undefined ? {} : { Password: password }),
  };
  const hint = password === undefined ? '' : '\nThe password is not shown again.';
  outputOf(context, options).result(
    {
      id: agent.id,
      name: agent.name,
      email: agent.email,
      role: agent.role,
      ...(password === undefined ? {} : { password }),
    },
    `${facts(shown)}${hint}`,
  );
}

async function readPassword(context: CliContext, options: AgentOptions): Promise<string | undefined> {
  if (options.passwordStdin !== true) return undefined;
  const password = (await context.readStdin()).replace(/\r?\n$/, '');
  if (password !== '') return password;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: '--password-stdin: the standard input is empty.',
    remedy: 'Pipe the password in, or leave the option out to have one made.',
    field: 'password',
  });
}
