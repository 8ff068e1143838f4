/**
 * Why the demo could not start, as one paragraph for the person at the terminal.
 *
 * @example
 * ```ts
 * explainFailure(error, { PORT: '4300' }); // 'Port 4300 is taken by another program. …'
 * ```
 */
export function explainFailure(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  switch (property(error, 'code')) {
    case 'EADDRINUSE': {
      const port = property(error, 'port') ?? env['PORT'] ?? 'of the server';
      return `Port ${String(port)} is taken by another program. Stop that program, or choose another port: PORT=4400 npm start.`;
    }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${env['HOST'] ?? 'not set'}, which is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for every address.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${messageOf(error)}. Choose a directory that you may write to with DATA_DIR, and a port above 1023 with PORT.`;
    case 'ENOENT':
      return `${messageOf(error)}. If it is part of a build, run npm run build; otherwise correct DATA_DIR.`;
    default: {
      const remedy = property(error, 'remedy');
      return typeof remedy === 'string' ? `${messageOf(error)} ${remedy}` : messageOf(error);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
