import { PROTOCOL, type WidgetConfig } from 'livechat-core/protocol';
import type { WidgetUpdate } from '../admin/admin.js';
import { widgetChangesSchema } from '../admin/admin-input.js';
import { programCredentials, type Credentials } from '../testing/roles.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { SETTINGS } from './widget-settings.js';

const ORIGIN = 'https://shop.example';

interface Change {
  readonly to: unknown;
  /** What an open page has then. */
  readonly seen: (widget: WidgetConfig) => unknown;
  readonly expected?: unknown;
}

const online = ({ availability }: WidgetConfig) => availability?.isOnline;

/** A change of every setting, with what an open page sees of it. */
const CHANGES: Readonly<Record<Exclude<keyof WidgetUpdate, 'origins'>, Change>> = {
  title: { to: 'Store', seen: ({ title }) => title },
  multiThread: { to: true, seen: ({ multiThread }) => multiThread },
  themes: { to: { default: { styles: { '--lc-accent': '#0f766e' } } }, seen: ({ themes }) => themes },
  greeting: { to: { text: 'Hello!' }, seen: ({ greeting }) => greeting },
  preChatForm: {
    to: { fields: [{ name: 'email', label: 'E-mail', kind: 'EMAIL', isRequired: true }] },
    seen: ({ preChatForm }) => preChatForm,
  },
  attachments: { to: { maxSize: 1000 }, seen: ({ attachments }) => attachments?.maxSize, expected: 1000 },
  launcher: {
    to: { side: 'START', offsetInline: 1, offsetBlock: 2, isDraggable: false, showsPreview: false },
    seen: ({ launcher }) => launcher,
  },
  workingHours: { to: { timeZone: 'UTC', weekly: {} }, seen: online, expected: false },
  offlineText: { to: 'Back at nine.', seen: ({ availability }) => availability?.offlineText },
  replyMinutes: { to: 7, seen: ({ availability }) => availability?.replyMinutes },
  onlineWhile: { to: 'HOURS', seen: online, expected: true },
};

describe('a setting of a widget that is changed while a page is open', () => {
  let server: TestServer;
  let program: Credentials;

  beforeAll(async () => {
    server = await startTestServer();
    program = await programCredentials(server, ['widgets']);
  });

  afterAll(() => server.close());

  const change = async (id: string, changes: object): Promise<number> => {
    const response = await fetch(`${server.url}/admin/api/widgets/${id}`, {
      method: 'PATCH',
      headers: { ...program, 'content-type': 'application/json' },
      body: JSON.stringify(changes),
    });
    return response.status;
  };

  it('is each one that there is', () => {
    expect([...Object.keys(CHANGES), 'origins'].toSorted()).toEqual(Object.keys(widgetChangesSchema.shape).toSorted());
  });

  it.each(Object.entries(CHANGES))('reaches it: %s', async (name, { to, seen, expected = to }) => {
    // Where hours make the widget online, no agent has to.
    const hours = name === 'workingHours' ? { onlineWhile: 'HOURS' as const } : {};
    const { id } = await server.admin.createWidget({ title: 'Shop', ...hours });
    const page = await server.connect();
    const { widget } = await page.hello(id);
    expect(seen(widget)).not.toEqual(expected);
    expect(await change(id, { [name]: to })).toBe(200);
    expect(seen((await page.next('widget')).widget)).toEqual(expected);
    if (!(SETTINGS as readonly string[]).includes(name)) return;
    expect(await change(id, { [name]: null })).toBe(200);
    expect(seen((await page.next('widget')).widget)).toEqual(seen(widget));
  });

  it('leaves those open that may embed it, and sends the others away: origins', async () => {
    const { id } = await server.admin.createWidget({ title: 'Shop' });
    const allowed = await server.connect({ origin: ORIGIN });
    const other = await server.connect({ origin: 'https://else.example' });
    await allowed.hello(id);
    await other.hello(id);
    expect(await change(id, { origins: [ORIGIN] })).toBe(200);
    expect(await other.closed).toBe(1012);
    await allowed.drain();
    const again = await server.connect({ origin: 'https://else.example' });
    again.send({ type: 'hello', protocol: PROTOCOL, widgetId: id });
    expect((await again.next('error')).error.code).toBe('ORIGIN_NOT_ALLOWED');
  });
});
