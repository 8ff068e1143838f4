import type { SqlScopes } from './scope.js';

/** The store's epoch; it is made with the store. */
export function openEpoch({ transact }: SqlScopes): Promise<string> {
  return transact(async ({ sql, newId }) => {
    await sql.run("INSERT INTO meta (key, value) VALUES ('epoch', ?) ON CONFLICT DO NOTHING", newId());
    const row = await sql.get<{ value: string }>("SELECT value FROM meta WHERE key = 'epoch'");
    if (row === undefined) throw new Error('The store lost its epoch.');
    return row.value;
  });
}
