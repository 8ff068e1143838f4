/** What an examination found. */
export interface Finding {
  /** What was looked at, such as `disk`. */
  readonly check: string;
  /** `BAD`: the server cannot do its work, or soon cannot. `WARNING`: it can, but somebody should look. */
  readonly grade: 'GOOD' | 'WARNING' | 'BAD';
  readonly says: string;
  readonly remedy?: string;
}

export const good = (check: string, says: string): Finding => ({ check, grade: 'GOOD', says });

export const warning = (check: string, says: string, remedy: string): Finding => ({
  check,
  grade: 'WARNING',
  says,
  remedy,
});

export const bad = (check: string, says: string, remedy: string): Finding => ({ check, grade: 'BAD', says, remedy });

/** What an error says. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
