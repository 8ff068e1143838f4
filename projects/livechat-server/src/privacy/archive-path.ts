/** What file systems take as the name of one file, in bytes of UTF-8. */
const LONGEST_NAME = 255;

/** What no name may have on one system or another, and what could make it look like another name. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Names of devices on Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** What counts as the end of a name, by which systems know what a file is. */
const ENDING = /\.[^.]{1,15}$/u;

/**
 * Where a file is in an archive. Every system can unpack it, under a name that stays in its folder; ids keep
 * apart what is called the same.
 *
 * @example
 * ```ts
 * archivePath({ id: 'f1', name: '../bill:7.pdf' }); // 'files/f1/__bill_7.pdf'
 * ```
 */
export function archivePath({ id, name }: { readonly id: string; readonly name: string }): string {
  const safe = name
    .replace(UNSAFE, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '_')
    .replace(DEVICE, '_$&');
  return `files/${id}/${safe === '' ? 'file' : shortened(safe)}`;
}

/** Cut in front of its ending, and never within a character. */
function shortened(name: string): string {
  const ending = ENDING.exec(name)?.[0] ?? '';
  let room = LONGEST_NAME - Buffer.byteLength(ending);
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const letters = [...name.slice(0, name.length - ending.length)];
  const end = letters.findIndex((letter) => (room -= Buffer.byteLength(letter)) < 0);
  return letters.slice(0, end).join('') + ending;
}
