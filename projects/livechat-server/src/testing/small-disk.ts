import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a few megabytes in memory. */
export interface SmallDisk {
  /** A folder on it that is a test's own. */
  readonly folder: string;
  /** Takes all the space that is left. */
  fill(): Promise<void>;
  /** Gives back what `fill` took. */
  free(): Promise<void>;
  /** Ends the disk with all that is on it. */
  remove(): void;
}

/** `describe` for tests that need a disk of their own; skipped, and said so, where this user may mount none. */
export function describeWithDisk(name: string, tests: () => void): void {
  const refusal = refusalToMount();
  if (refusal === undefined) describe(name, tests);
  else describe.skip(`${name} (needs the right to mount a tmpfs: ${refusal})`, tests);
}

/** @param megabytes its size */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const place = mkdtempSync(join(tmpdir(), 'livechat-disk-'));
  const refusal = mount(place, megabytes);
  if (refusal !== undefined) throw new Error(`A tmpfs cannot be mounted: ${refusal}`);
  const folder = join(place, 'data');
  mkdirSync(folder, { mode: 0o700 });
  const ballast = join(place, 'ballast');
  return {
    folder,
    async fill() {
      const handle = await open(ballast, 'a');
      try {
        // Piece by piece, down to the last page.
        for (const piece of [Buffer.alloc(256 * 1024), Buffer.alloc(4 * 1024), Buffer.alloc(1)]) {
          while ((await handle.write(piece).catch(() => ({ bytesWritten: 0 }))).bytesWritten === piece.length);
        }
      } finally {
        await handle.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    remove() {
      // Also where somebody still has a file open.
      spawnSync('umount', ['--lazy', place]);
      rmdirSync(place);
    },
  };
}

function refusalToMount(): string | undefined {
  const place = mkdtempSync(join(tmpdir(), 'livechat-disk-'));
  try {
    return mount(place, 1);
  } finally {
    spawnSync('umount', ['--lazy', place], { stdio: 'ignore' });
    rmdirSync(place);
  }
}

/** Why it cannot be done, or nothing when it is. */
function mount(place: string, megabytes: number): string | undefined {
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], {
    encoding: 'utf8',
  });
  if (status === 0) return undefined;
  return error === undefined ? stderr.trim() : error.message;
}
