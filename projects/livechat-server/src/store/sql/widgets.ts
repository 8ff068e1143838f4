import type { WidgetConfig } from 'livechat-core/protocol';
import { SETTINGS, type WidgetSettings } from '../../widget/widget-settings.js';
import { taken } from '../refusals.js';
import type { WidgetKey } from '../widget-key.js';
import type { Widget, WidgetChanges, WidgetStore } from '../widget-store.js';
import type { ReadScope, SqlScopes, WriteScope } from './scope.js';

interface WidgetRow {
  readonly id: string;
  readonly title: string;
  readonly multi_thread: number;
  readonly themes: string;
  readonly origins: string;
  readonly settings: string;
}

/** The widgets and their keys. */
export function sqlWidgets({ now, transact }: SqlScopes): WidgetStore {
  return {
    async createWidget(widget, key) {
      await transact(async (scope) => {
        const { sql, clock } = scope;
        if ((await find(scope, widget.id)) !== undefined) {
          throw taken('id', `There is a widget ${widget.id} already.`, 'Update it, or choose another ID.');
        }
        const createdAt = clock();
        await sql.run(
          'INSERT INTO widgets (id, title, multi_thread, themes, origins, settings, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          widget.id,
          widget.title,
          widget.multiThread ? 1 : 0,
          JSON.stringify(widget.themes),
          JSON.stringify(widget.origins),
          JSON.stringify(settingsOf(widget)),
          createdAt,
          createdAt,
        );
        await addKey(scope, widget.id, key);
      });
    },

    async updateWidget(id, changes) {
      return transact(async (scope) => {
        const { sql, clock } = scope;
        const widget = await find(scope, id, sql.dialect.holding('w'));
        if (widget === undefined) return undefined;
        const changed = withChanges(widget, changes);
        await sql.run(
          'UPDATE widgets SET title = ?, multi_thread = ?, themes = ?, origins = ?, settings = ?, updated_at = ? WHERE id = ?',
          changed.title,
          changed.multiThread ? 1 : 0,
          JSON.stringify(changed.themes),
          JSON.stringify(changed.origins),
          JSON.stringify(settingsOf(changed)),
          clock(),
          id,
        );
        return changed;
      });
    },

    findWidget: (id) => find(now, id),

    async listWidgets() {
      return (await now.sql.all<WidgetRow>('SELECT * FROM widgets ORDER BY title, id')).map(toWidget);
    },

    async listWidgetKeys(widgetId) {
      const rows = await now.sql.all<WidgetKey>(
        'SELECT id, algorithm, kind, material FROM widget_keys WHERE widget_id = ? ORDER BY created_at DESC, id',
        widgetId,
      );
      return rows.map(({ id, algorithm, kind, material }) => ({ id, algorithm, kind, material }));
    },

    addWidgetKey: (widgetId, key) =>
      transact(async (scope) => {
        if ((await find(scope, widgetId)) === undefined) return false;
        await addKey(scope, widgetId, key);
        return true;
      }),

    removeWidgetKey: (widgetId, keyId) =>
      transact(async ({ sql }) => {
        const removed = await sql.run('DELETE FROM widget_keys WHERE widget_id = ? AND id = ?', widgetId, keyId);
        return removed > 0;
      }),
  };
}

async function addKey({ sql, clock }: WriteScope, widgetId: string, key: WidgetKey): Promise<void> {
  if ((await sql.get('SELECT id FROM widget_keys WHERE id = ?', key.id)) !== undefined) {
    throw taken('id', `There is a key ${key.id} already.`, 'Choose another id, or leave it out to have one made.');
  }
  await sql.run(
    'INSERT INTO widget_keys (id, widget_id, algorithm, kind, material, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    key.id,
    widgetId,
    key.algorithm,
    key.kind,
    key.material,
    clock(),
  );
}

async function find({ sql }: ReadScope, id: string, holding = ''): Promise<Widget | undefined> {
  const row = await sql.get<WidgetRow>(`SELECT w.* FROM widgets w WHERE w.id = ?${holding}`, id);
  return row === undefined ? undefined : toWidget(row);
}

function toWidget(row: WidgetRow): Widget {
  return {
    id: row.id,
    title: row.title,
    multiThread: row.multi_thread === 1,
    themes: JSON.parse(row.themes) as WidgetConfig['themes'],
    origins: JSON.parse(row.origins) as string[],
    ...toSettings(row.settings),
  };
}

/** The settings of a row, as they were checked when they came in. */
export function toSettings(settings: string): WidgetSettings {
  return JSON.parse(settings) as WidgetSettings;
}

function settingsOf(widget: Widget): WidgetSettings {
  return Object.fromEntries(SETTINGS.flatMap((name) => (name in widget ? [[name, widget[name]]] : [])));
}

function withChanges(widget: Widget, changes: WidgetChanges): Widget {
  const merged = { ...widget, ...changes };
  const kept = Object.entries(merged).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as unknown as Widget;
}
