/**
 * What the samples in doc comments take for granted, for all of a folder: names of other files, and values that readers
 * have by then. More than one entry may hold; the nearer one comes first.
 */
const CONTEXTS = [
  [
    'projects/livechat-core/src/gate/',
    `import { map, type Observable } from 'rxjs';
     import type { HeldContext } from './projects/livechat-core/src/state/widget-state';
     declare const held$: Observable<readonly HeldContext[]>;
     declare const conversationCreated$: Observable<string>;`,
  ],
  [
    'projects/livechat-core/src/state/',
    `import type { ThreadState, WidgetState } from './projects/livechat-core/src/state/widget-state';
     declare const state: WidgetState;
     declare const thread: ThreadState;
     declare const render: (threads: readonly object[]) => void;`,
  ],
  [
    'projects/livechat-core/',
    `import { memorySessionStore, type LiveChat } from 'livechat-core';
     import type { LiveChatError, Person } from 'livechat-core/protocol';
     import { InMemoryServer } from 'livechat-core/testing';
     import { VirtualTimeScheduler } from 'rxjs';
     declare const at: number;
     declare const chat: LiveChat;
     declare const data: unknown;
     declare const file: { readonly id: string };
     declare const greet: (person: Person | null) => void;
     declare const image: HTMLImageElement;
     declare const liveChat: (command: string, arg: unknown, callback: (error?: LiveChatError) => void) => void;
     declare const metadata: object;
     declare const server: InMemoryServer;
     declare const time: VirtualTimeScheduler;`,
  ],
  [
    'projects/livechat-angular/',
    `import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
     import { HttpClient } from '@angular/common/http';
     import { createEnvironmentInjector, type EnvironmentInjector, type Signal } from '@angular/core';
     import type { ComponentFixture } from '@angular/core/testing';
     import type { CanDeactivateFn } from '@angular/router';
     import { LiveChatMessageList, withAuth, withConsent, withInterceptors, withSchemas, withTheme } from 'livechat-angular';
     import { LiveChatWidgetHarness, pierceShadowRoots } from 'livechat-angular/harnesses';
     import { LiveChatTestingController } from 'livechat-angular/testing';
     import { memorySessionStore, type OutgoingInterceptor } from 'livechat-core';
     import { InMemoryServer } from 'livechat-core/testing';
     import * as z from 'zod';
     interface ShopChat { readonly context: { readonly cart: number } }
     declare class CardMask { readonly apply: OutgoingInterceptor }
     declare class ColourScheme { readonly name: string }
     declare class CookieBanner { readonly allowsChat: Signal<boolean> }
     declare const fixture: ComponentFixture<unknown>;
     declare const page: { write(html: string): void };
     declare const parent: EnvironmentInjector;
     declare const scriptUrl: string;
     declare const token: () => Promise<string>;`,
  ],
  [
    'projects/livechat-server/src/store/',
    `import { systemClock } from './projects/livechat-server/src/clock';
     import type { SqlTransaction } from './projects/livechat-server/src/store/sql/sql-database';
     import type { AvailabilityReport } from './projects/livechat-server/src/store/sql/watch-availability';
     declare const newId: () => string;
     declare const report: AvailabilityReport;
     declare const sql: SqlTransaction;
     declare const topic: string;`,
  ],
  [
    'projects/livechat-server/',
    `import { createServer, readConfig, type Admin } from 'livechat-server';
     import { storageKey } from './projects/livechat-server/src/files/file-store';
     import type { SpooledFile } from './projects/livechat-server/src/files/spool';
     import type { MetricsRegistry } from './projects/livechat-server/src/metrics/registry';
     declare const admin: Admin;
     declare const head: Buffer;
     declare const registry: MetricsRegistry;
     declare const spooled: SpooledFile;`,
  ],
  [
    'projects/agent-desk/',
    `import type { Message } from 'livechat-core/protocol';
     import type { KeyPress } from './projects/agent-desk/src/keys/shortcut';
     import type { LiveSocketOptions } from './projects/agent-desk/src/live/live-socket';
     import { INITIAL_STATE } from './projects/agent-desk/src/state/desk-state';
     declare const onFrame: LiveSocketOptions['onFrame'];
     declare const onLost: LiveSocketOptions['onLost'];
     declare const one: Message;
     declare const two: Message;
     declare const four: Message;
     declare const start: number;
     declare const press: KeyPress;`,
  ],
  [
    'projects/demo/',
    `import type { FastifyReply } from 'fastify';
     import type { Cart } from './projects/demo/src/app/cart/cart';
     import type { Product } from './projects/demo/src/app/catalogue/product';
     declare const cart: Cart;
     declare const mug: Product;
     declare const reply: FastifyReply;`,
  ],
  [
    'projects/',
    `interface Action { readonly action: string }
     interface Cart { readonly items: readonly CartItem[] }
     declare const badge: (count: number) => void;
     declare const cart: Cart;
     declare const error: unknown;
     declare const id: string;
     declare const nonce: string;
     declare const serverUrl: string;
     declare const url: string;`,
  ],
];

/**
 * Declarations for the samples in a source.
 *
 * @param {string} file its path, from the root on
 */
export function contextOfSource(file) {
  return CONTEXTS.filter(([folder]) => file.startsWith(folder))
    .map(([, context]) => `${context}\n`)
    .join('');
}
