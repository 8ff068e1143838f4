import type { WidgetConfig } from 'livechat-core/protocol';
import { taken } from '../refusals.js';
import type { Widget, WidgetKey, WidgetStore } from '../widget-store.js';
import type { SqliteDeps } from './deps.js';

interface WidgetRow {
  readonly id: string;
  readonly title: string;
  readonly multi_thread: number;
  readonly themes: string;
  readonly origins: string;
}

/** The widgets in SQLite. */
export function sqliteWidgets({ connection, clock }: SqliteDeps): WidgetStore {
  const find = (id: string): Widget | undefined => {
    const row = connection.get<WidgetRow>('SELECT * FROM widgets WHERE id = ?', id);
    return row === undefined ? undefined : toWidget(row);
  };

  return {
    async createWidget(widget, key) {
      connection.transaction(() => {
        if (find(widget.id) !== undefined) {
          throw taken('id', `There is a widget ${widget.id} already.`, 'Update it, or choose another ID.');
        }
        const now = clock();
        connection.run(
          'INSERT INTO widgets (id, title, multi_thread, themes, origins, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
          widget.id,
          widget.title,
          widget.multiThread ? 1 : 0,
          JSON.stringify(widget.themes),
          JSON.stringify(widget.origins),
          now,
          now,
        );
        connection.run(
          'INSERT INTO widget_keys (id, widget_id, secret, created_at) VALUES (?, ?, ?, ?)',
          key.id,
          widget.id,
          key.key,
          now,
        );
      });
    },

    async updateWidget(id, changes) {
      return connection.transaction(() => {
        const widget = find(id);
        if (widget === undefined) return undefined;
        const changed = { ...widget, ...changes };
        connection.run(
          'UPDATE widgets SET title = ?, multi_thread = ?, themes = ?, origins = ?, updated_at = ? WHERE id = ?',
          changed.title,
          changed.multiThread ? 1 : 0,
          JSON.stringify(changed.themes),
          JSON.stringify(changed.origins),
          clock(),
          id,
        );
        return changed;
      });
    },

    async findWidget(id) {
      return find(id);
    },

    async listWidgets() {
      return connection.all<WidgetRow>('SELECT * FROM widgets ORDER BY title, id').map(toWidget);
    },

    async listWidgetKeys(widgetId) {
      return connection
        .all<WidgetKey>(
          'SELECT id, secret AS key FROM widget_keys WHERE widget_id = ? ORDER BY created_at DESC, id',
          widgetId,
        )
        .map(({ id, key }) => ({ id, key }));
    },
  };
}

function toWidget(row: WidgetRow): Widget {
  return {
    id: row.id,
    title: row.title,
    multiThread: row.multi_thread === 1,
    themes: JSON.parse(row.themes) as WidgetConfig['themes'],
    origins: JSON.parse(row.origins) as string[],
  };
}
