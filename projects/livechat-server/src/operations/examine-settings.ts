import { LiveChatError } from 'livechat-core/protocol';
import { openAdmin, type AdminLocation } from '../admin/open-admin.js';
import { bad, good, warning, type Finding } from './finding.js';

/** Whether there are widgets and a team, and what of them is open to everybody or missing. */
export async function examineSettings(location: AdminLocation): Promise<readonly Finding[]> {
  try {
    const admin = await openAdmin(location);
    try {
      const widgets = await admin.listWidgets();
      const full = await Promise.all(widgets.map(({ id }) => admin.getWidget(id)));
      return [
        full.length === 0
          ? warning('widgets', 'There is no widget.', 'Create one: widget create --title "Shop"')
          : good('widgets', full.length === 1 ? 'There is one widget.' : `There are ${full.length} widgets.`),
        ...full.filter(({ origins }) => origins.length === 0).map(({ title, id }) => openToAll(title, id)),
        ...full.filter(({ keys }) => keys.length === 0).map(({ title, id }) => withoutKey(title, id)),
        (await admin.listAgents()).length === 0
          ? warning('team', 'There is nobody to answer.', 'Create an agent: agent create --email … --name …')
          : good('team', 'There is somebody to answer.'),
      ];
    } finally {
      await admin.close();
    }
  } catch (error) {
    const { message, remedy } = LiveChatError.wrap(error);
    return [bad('store', message, remedy)];
  }
}

function openToAll(title: string, id: string): Finding {
  const remedy = `Name the sites: widget update ${id} --origin https://…`;
  return warning('origins', `Any site may embed the widget "${title}".`, remedy);
}

function withoutKey(title: string, id: string): Finding {
  return warning(
    'keys',
    `No customer can log in to the widget "${title}": it has no key.`,
    `Add one: widget key add ${id}`,
  );
}
