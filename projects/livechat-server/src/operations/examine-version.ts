import { MIGRATIONS } from '../store/sql/migrations.js';
import { bad, good, warning, type Finding } from './finding.js';

/** Whether this release knows a store of this version, and whether the store is as new. */
export function versionOf(version: number): Finding {
  const says = `The store has version ${version}, this release ${MIGRATIONS.length}.`;
  if (version > MIGRATIONS.length) return bad('version', says, 'Run the release that wrote it, or a newer one.');
  if (version < MIGRATIONS.length)
    return warning('version', says, 'Run "migrate", or start the server, which does so.');
  return good('version', says);
}
