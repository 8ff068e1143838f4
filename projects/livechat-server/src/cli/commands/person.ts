import type { Command } from 'commander';
import { LiveChatError } from 'livechat-core/protocol';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../../config/read-config.js';
import { sweepFiles } from '../../files/sweep-files.js';
import { erasePerson } from '../../privacy/erase-person.js';
import { openPrivacy, type OpenPrivacy } from '../../privacy/open-privacy.js';
import { archivePerson } from '../../privacy/person-archive.js';
import { outputOf, withJson, type CliContext } from '../context.js';

interface CommonOptions {
  readonly json?: boolean;
}

/** `person export | erase` */
export function personCommands(program: Command, context: CliContext): void {
  const person = program.command('person').description('what is kept of one person');

  withJson(person.command('export'))
    .description('write everything that is kept of a person into a zip')
    .argument('<id>', 'the id of the customer of a conversation')
    .requiredOption('--out <file>', 'the file to make')
    .action(async (id: string, options: CommonOptions & { readonly out: string }) => {
      await withPrivacy(context, (privacy) => writeArchive(privacy, id, options.out));
      outputOf(context, options).result({ id, file: options.out }, `${options.out} holds what is kept of ${id}.`);
    });

  withJson(person.command('erase'))
    .description('erase a person with everything that is theirs, for good')
    .argument('<id>', 'the id of the customer of a conversation')
    .action(async (id: string, options: CommonOptions) => {
      const { threads } = await withPrivacy(context, async (privacy) => {
        const erased = await erasePerson(privacy, id);
        await sweepFiles(privacy.files);
        return erased;
      });
      outputOf(context, options).result(
        { id, conversations: threads.length },
        `${id} is erased, with ${threads.length} conversations. Back-ups still hold them; a restore erases them again.`,
      );
    });
}

async function withPrivacy<T>(context: CliContext, work: (privacy: OpenPrivacy) => Promise<T>): Promise<T> {
  const privacy = await openPrivacy(readConfig(context.env));
  try {
    return await work(privacy);
  } finally {
    await privacy.close();
  }
}

/** A file that is there already stays; one that could not be finished goes. */
async function writeArchive(privacy: OpenPrivacy, id: string, file: string): Promise<void> {
  const archive = await archivePerson(privacy, id, 'TEAM');
  const handle = await open(file, 'wx', 0o600).catch((cause: unknown) => {
    archive.destroy();
    throw cannotWrite(file, cause);
  });
  try {
    await pipeline(archive, handle.createWriteStream());
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

function cannotWrite(file: string, cause: unknown): LiveChatError {
  const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: isThere ? `${file} is there already.` : `${file} cannot be written.`,
    remedy: 'Give the path of a new file in a folder that this user may write to.',
    field: 'out',
    cause,
  });
}
