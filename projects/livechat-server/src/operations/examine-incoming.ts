import type { Clock } from '../clock.js';
import { incomingFiles } from '../files/incoming-files.js';
import { good, textOf, warning, type Finding } from './finding.js';

/** A server removes what was left halfway after a day, within an hour; so late it has long been time. */
const OVERDUE_MS = 2 * 24 * 60 * 60 * 1000;

/** Whether uploads lie in the folder that were left halfway by a server that was killed, and nobody removes. */
export async function incomingOf(folder: string, clock: Clock): Promise<Finding> {
  try {
    const files = await incomingFiles(folder);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (files.length === 0) return good('uploads', 'None was left halfway.');
    const says = `${files.length} files of ${bytes} bytes in ${folder} are on their way, or were left halfway`;
    const isOverdue = files.some(({ writtenAt }) => writtenAt < clock() - OVERDUE_MS);
    if (!isOverdue) return good('uploads', `${says}; a server removes the latter after a day.`);
    return warning(
      'uploads',
      `${says}, some of them days ago.`,
      'A server that uses this folder removes them within an hour: start it, and see whether its log says why it cannot.',
    );
  } catch (error) {
    return warning(
      'uploads',
      `${folder} cannot be looked at: ${textOf(error)}.`,
      'Give this user the right to read it.',
    );
  }
}
