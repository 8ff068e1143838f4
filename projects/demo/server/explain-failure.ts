/**
 * Why the demo could not start, as one paragraph for the person at the terminal. The server's own
 * errors bring what to do; of the system's, only those of files can come this far.
 *
 * @example
 * ```ts
 * process.stderr.write(`${explainFailure(error)}\n`);
 * ```
 */
export function explainFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const remedy = property(error, 'remedy');
  if (typeof remedy === 'string') return `${message} ${remedy}`;
  switch (property(error, 'code')) {
    case 'ENOENT':
    case 'ERR_MODULE_NOT_FOUND':
      return `${message}. Run npm run build, which makes what is missing.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${message}. Set DATA_DIR to a folder that you may write to.`;
    default:
      return message;
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
