/** What somebody wants to send: a text, files, or both. */
export interface Written {
  readonly text: string;
  readonly files: readonly File[];
}
