/** What an attribute says that need not have a value. */
export function booleanAttribute(value: unknown): boolean {
  return typeof value === 'boolean' ? value : value !== null && value !== undefined && value !== 'false';
}
