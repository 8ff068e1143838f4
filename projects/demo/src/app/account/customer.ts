/** Who is signed in to the shop. */
export interface Customer {
  readonly email: string;
  /** Absent where none was given. */
  readonly name?: string;
}

/** How the shop addresses a customer. */
export function displayName(customer: Customer): string {
  return customer.name ?? customer.email;
}

/** The customer of a stored text, or `null` where there is none or it is damaged. */
export function readCustomer(text: string | null): Customer | null {
  if (text === null) return null;
  const { email, name } = parseObject(text);
  if (typeof email !== 'string') return null;
  return typeof name === 'string' ? { email, name } : { email };
}

function parseObject(text: string): { readonly email?: unknown; readonly name?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
