import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createServer, readConfig } from 'livechat-server';
import { signCustomerToken } from 'livechat-server/sign';
import { announce } from './announcement.js';
import { type DemoDirectories, registerDemoRoutes } from './demo-routes.js';
import { DEMO_WIDGET, ensureDemoWidget } from './demo-widget.js';
import { ensureDemoAgent } from './desk-login.js';
import { type ShopPrograms, startShopRenderer } from './shop-renderer.js';

/** After an hour the chat asks the shop again who the customer is. */
const LOGIN_SECONDS = 3600;

/** What {@link startDemo} needs. */
export interface DemoOptions {
  /** The variables of the server: `HOST`, `PORT`, `DATA_DIR` and the others. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directories: DemoDirectories;
  readonly programs: ShopPrograms;
}

/** The demo while it runs. */
export interface RunningDemo {
  /** The address of the server, without a slash at the end. */
  readonly url: string;
  /** What a person needs to know now. */
  readonly announcement: string;
  /** Lets running requests finish and ends the server. */
  close(): Promise<void>;
}

/**
 * Starts the product as anybody would on their own server, and adds the shop to it.
 *
 * @throws LiveChatError where the environment is wrong, or the system's error where the port or the
 * data directory cannot be used
 */
export async function startDemo({ env, directories, programs }: DemoOptions): Promise<RunningDemo> {
  const config = readConfig(env);
  const server = await createServer(config);
  try {
    const secretKey = await ensureDemoWidget(server.admin);
    const desk = await ensureDemoAgent({
      agents: server.admin,
      file: join(config.dataDir, 'desk-login.json'),
      newPassword: () => randomBytes(12).toString('base64url'),
    });
    const report = (error: unknown): void => server.app.log.error(error, 'The shop has failed while it was rendered.');
    const shop = await startShopRenderer({ ...programs, report });
    server.app.addHook('onClose', () => shop.close());
    await registerDemoRoutes(server.app, {
      directories,
      renderShop: shop.render,
      issueToken: ({ email, name }) =>
        signCustomerToken({
          widgetId: DEMO_WIDGET.id,
          key: secretKey,
          subject: email,
          subjectType: 'email',
          name,
          sessionId: randomUUID(),
          lifetimeSeconds: LOGIN_SECONDS,
        }),
    });
    const url = (await server.listen()).replace(/\/$/, '');
    return { url, announcement: announce({ url, desk }), close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}
