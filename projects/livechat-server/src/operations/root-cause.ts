/** What went wrong in the end; what stands around it says only that something did. */
export function rootCauseOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return 'for an unknown reason.';
  return 'cause' in error && error.cause !== undefined ? rootCauseOf(error.cause) : String(error.message);
}
