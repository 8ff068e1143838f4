/** The arrows between the folders: what each part may import. `docs/ARCHITECTURE.md` draws them. */

const project = (name) => `^projects/${name}/`;
const core = project('livechat-core');
const protocol = `${core}protocol/`;
const schemas = `${core}schemas/`;
const coreSource = `${core}src/`;
const angular = `${project('livechat-angular')}src/`;
const service = `${project('livechat-angular')}service/`;
const element = `${project('livechat-angular')}element/`;
const router = `${project('livechat-angular')}router/`;
const global = `${project('livechat-angular')}global/`;
const server = project('livechat-server');
const shop = `${project('demo')}src/`;
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

/** Files of tests, which may reach further than what they test. */
const tests = '\\.(spec|harness)\\.ts$|-contract\\.ts$|/testing/';

/** `from` may import only what one of `to` matches. */
const only = (name, from, to, comment, exceptFrom = tests) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: exceptFrom },
  to: { pathNot: [from, ...to].flat() },
});

/** The interfaces that effects know: the data of a folder's implementations is none of their business. */
const interfacesOfCore = [`${coreSource}(transport|session|runtime|tabs)/[^/]+\\.ts$`];

/** The files of the shop that draw the chat. */
const chatOfShop = [`${shop}app/help/`, `${shop}app/chat/(corner-chat|order-card)[.]ts$`];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that import each other are one concept in two places.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      comment: 'What cannot be resolved will fail where it runs.',
      from: {},
      to: { couldNotResolve: true },
    },
    only('protocol', protocol, [schemas], 'The protocol is shared by both sides: it imports what makes schemas alone.'),
    only('schemas', schemas, [npm('zod')], 'What makes schemas knows nothing of what they describe.'),
    only(
      'small-schemas',
      `${schemas}small/`,
      [],
      'What stands in for zod is small because it takes nothing from elsewhere.',
    ),
    only('core', coreSource, [protocol, schemas, npm('rxjs', 'jose')], 'The core knows no framework and no server.'),
    {
      name: 'core-without-index',
      severity: 'error',
      comment: 'Bundlers put all that an index names with the page, also what only the engine uses.',
      from: { path: coreSource, pathNot: tests },
      to: { path: `${protocol}index\\.ts$` },
    },
    only('core-state', `${coreSource}state/`, [protocol, schemas], 'State is data, its schemas, and pure functions.'),
    only(
      'core-gate',
      `${coreSource}gate/`,
      [protocol, `${coreSource}state/`, npm('rxjs')],
      'The gate knows the state and the protocol.',
    ),
    only(
      'core-effect',
      `${coreSource}effect/`,
      [protocol, `${coreSource}(state|gate|command|inspect)/`, interfacesOfCore, npm('rxjs')],
      'An effect knows the state, the gate and interfaces.',
    ),
    {
      name: 'core-composition',
      severity: 'error',
      comment: 'Only create-live-chat.ts and the engine put implementations together.',
      from: {
        path: `${coreSource}(state|gate|effect|command)/`,
        pathNot: tests,
      },
      to: {
        path: [
          '/web-(socket|storage)-[a-z-]+[.]ts$',
          '/(memory|browser|in-memory)-[a-z-]+[.]ts$',
          '/create-live-chat[.]ts$',
          '/engine/',
        ],
      },
    },
    only(
      'service',
      service,
      [core, npm('@angular', 'rxjs', 'tslib')],
      'The service draws nothing: an application that has only it pays for no component.',
    ),
    only(
      'angular',
      angular,
      [service, core, npm('@angular', 'rxjs', 'lucide', 'tslib')],
      'The Angular binding stands on the core.',
    ),
    only(
      'element',
      element,
      [angular, service, core, npm('@angular', 'rxjs', 'tslib')],
      'The element stands on the Angular binding.',
    ),
    only(
      'global',
      global,
      [service, core, npm('@angular', 'rxjs', 'tslib')],
      'The global function stands on the core.',
    ),
    only(
      'router',
      router,
      [service, core, npm('@angular', 'rxjs', 'tslib')],
      'What follows the router stands on the Angular binding.',
    ),
    only(
      'harnesses',
      `${project('livechat-angular')}harnesses/`,
      [npm('@angular', 'tslib')],
      'Harnesses know what is on the page and nothing behind it.',
    ),
    only(
      'schematics',
      `${project('livechat-angular')}schematics/`,
      [npm('@angular-devkit/schematics', '@schematics/angular'), '^(fs|path)$'],
      'Schematics run in the Angular CLI and know its tools alone.',
    ),
    only(
      'widget',
      `${project('livechat-widget')}src/`,
      [
        `${project('livechat-widget')}(common|engine)/`,
        project('livechat-angular'),
        core,
        npm('@angular', 'rxjs', 'tslib'),
      ],
      'The widget puts the element and the global function on a page.',
    ),
    only(
      'widget-engine',
      `${project('livechat-widget')}engine/`,
      [npm('@angular/core', 'rxjs')],
      'What stands in for Angular takes nothing but its signals, and its types.',
      `${tests}|/engine/contract/`,
    ),
    only(
      'widget-stand-ins',
      `${project('livechat-widget')}(streams|tokens)/`,
      [],
      'What stands in for a library is small because it takes nothing from elsewhere.',
    ),
    {
      name: 'widget-loader',
      severity: 'error',
      comment: 'The loader is a few KB because it takes nothing but types from elsewhere.',
      from: { path: `${project('livechat-widget')}(loader|common)/`, pathNot: tests },
      to: {
        pathNot: `${project('livechat-widget')}(loader|common)/`,
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    only(
      'desk',
      `${project('agent-desk')}src/`,
      [protocol, schemas, npm('@angular', 'rxjs', 'lucide', 'tslib')],
      'The desk speaks to the server through the protocol only.',
    ),
    only(
      'demo-shop',
      shop,
      [angular, service, router, protocol, npm('@angular', 'rxjs', 'tslib')],
      'The shop uses the chat as any application would.',
    ),
    {
      name: 'demo-shop-lazy',
      severity: 'error',
      comment: "What shows the chat's components is read when the shop is drawn, so nothing else may import them.",
      from: { path: shop, pathNot: [tests, ...chatOfShop] },
      to: { path: [angular, ...chatOfShop], dynamic: false },
    },
    {
      name: 'server',
      severity: 'error',
      comment: 'Of the core the server knows the protocol alone.',
      from: { path: server, pathNot: tests },
      to: { path: '^projects/', pathNot: [server, protocol] },
    },
    only('server-sign', `${server}src/sign/`, [npm('jose')], "A site's backend loads the signing helper alone."),
    {
      name: 'server-composition',
      severity: 'error',
      comment: 'Only create-server.ts, the admin and the command line name implementations.',
      from: { path: `${server}src/(http|socket|chat)/`, pathNot: tests },
      to: { path: `${server}src/(store/sqlite|fan-out/in-process)` },
    },
    {
      name: 'server-use-cases',
      severity: 'error',
      comment: 'Use cases know neither HTTP nor sockets.',
      from: { path: `${server}src/(chat|store|fan-out)/`, pathNot: tests },
      to: { path: `${server}src/(http|socket)/` },
    },
    {
      name: 'no-tests-in-sources',
      severity: 'error',
      comment: 'What people run must not import tests.',
      from: { pathNot: `${tests}|^e2e/` },
      to: { path: '\\.(spec|harness)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.spec.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
    combinedDependencies: true,
  },
};
