/** Hears of what nobody else has caught. */
export class ErrorHandler {
  static readonly ɵprov = { providedIn: 'root', factory: (): ErrorHandler => new ErrorHandler() };

  handleError(error: unknown): void {
    globalThis.console.error('ERROR', error);
  }
}
