import { SchematicTestRunner, type UnitTestTree } from '@angular-devkit/schematics/testing';
import { join } from 'node:path';
import type { NgAddOptions } from './ng-add-options';

const COLLECTION = join(__dirname, '../collection.json');
const ADDRESS = { widgetId: '85ea1938-f457-496d-8532-8fa489beea63', serverUrl: 'https://chat.example/' };
const PROVIDED =
  "provideLiveChat({ serverUrl: 'https://chat.example', widgetId: '85ea1938-f457-496d-8532-8fa489beea63' })";

interface Run {
  readonly tree: UnitTestTree;
  readonly log: readonly string[];
}

/** A workspace as `ng new` makes it, with one application. */
async function createWorkspace(options: Readonly<Record<string, unknown>> = {}): Promise<UnitTestTree> {
  const runner = new SchematicTestRunner('schematics', COLLECTION);
  const angular = '@schematics/angular';
  const workspace = { name: 'workspace', version: '21.0.0', newProjectRoot: 'projects' };
  const tree = await runner.runExternalSchematic(angular, 'workspace', workspace);
  const application = { name: 'shop', projectRoot: '', style: 'css', skipInstall: true, ...options };
  return runner.runExternalSchematic(angular, 'application', application, tree);
}

async function ngAdd(tree: UnitTestTree, options: NgAddOptions = ADDRESS): Promise<Run> {
  const runner = new SchematicTestRunner('livechat-angular', COLLECTION);
  const log: string[] = [];
  runner.logger.subscribe(({ message }) => log.push(message));
  return { tree: await runner.runSchematic('ng-add', options, tree), log };
}

const contents = (tree: UnitTestTree): ReadonlyMap<string, string> =>
  new Map(tree.files.map((file) => [file, tree.read(file)?.toString('latin1') ?? '']));

describe('ng add in a standalone application', () => {
  it('provides the chat, shows the widget at the end of the template and asks for the core', async () => {
    const { tree } = await ngAdd(await createWorkspace());
    const config = tree.readText('/src/app/app.config.ts');
    expect(config).toContain(PROVIDED);
    expect(config).toMatch(/import \{ provideLiveChat \} from ["']livechat-angular\/service["'];/);
    expect(tree.readText('/src/app/app.html')).toMatch(/\n<lc-widget \/>\n$/);
    const component = tree.readText('/src/app/app.ts');
    expect(component).toMatch(/imports: \[RouterOutlet, LiveChatWidget\]/);
    expect(component).toMatch(/import \{ LiveChatWidget \} from ["']livechat-angular["'];/);
    expect(JSON.parse(tree.readText('/package.json'))).toMatchObject({
      dependencies: { 'livechat-core': '^0.1.0' },
    });
  });

  it('tells of the content security policy, the origins and the tests', async () => {
    const { log } = await ngAdd(await createWorkspace());
    const text = log.join('\n');
    expect(text).toContain('connect-src https://chat.example wss://chat.example');
    expect(text).toContain('widget update 85ea1938-f457-496d-8532-8fa489beea63 --origin http://localhost:4200');
    expect(text).toContain('provideLiveChatTesting()');
  });

  it('changes nothing the second time', async () => {
    const { tree } = await ngAdd(await createWorkspace());
    const before = contents(tree);
    const { tree: after, log } = await ngAdd(tree, { ...ADDRESS, serverUrl: 'https://other.example' });
    expect(contents(after)).toEqual(before);
    expect(log.join('\n')).toContain('/src/app/app.config.ts provides a live chat already');
  });

  it('writes into a template in the component, with its indentation', async () => {
    const { tree } = await ngAdd(await createWorkspace({ inlineTemplate: true }));
    const component = tree.readText('/src/app/app.ts');
    expect(component).toMatch(/<router-outlet \/>\n {4}<lc-widget \/>\n {2}`/);
    expect(component).toMatch(/imports: \[RouterOutlet, LiveChatWidget\]/);
  });

  it.each([
    ['a template on one line', "template: '<h1>Shop</h1>'", "template: '<h1>Shop</h1><lc-widget />'"],
    [
      'an empty list of imports',
      "imports: [],\n  template: ''",
      "imports: [LiveChatWidget],\n  template: '<lc-widget />'",
    ],
    ['a comma after the last import', 'imports: [\n    Menu,\n  ],\n  template: ``', 'Menu, LiveChatWidget,\n  ]'],
    ['no imports', 'template: ``', '@Component({\n  imports: [LiveChatWidget],'],
  ])('copes with %s', async (_, metadata, expected) => {
    const workspace = await createWorkspace();
    workspace.overwrite(
      '/src/app/app.ts',
      `import { Component } from '@angular/core';\n@Component({ selector: 'app-other', template: '' })\nclass Other {}\n` +
        `@Component({\n  selector: 'app-root',\n  ${metadata},\n})\nexport class App {}\n`,
    );
    const { tree } = await ngAdd(workspace);
    const component = tree.readText('/src/app/app.ts');
    expect(component).toContain(expected);
    expect(component).toContain("@Component({ selector: 'app-other', template: '' })");
  });

  it.each([
    ['a template from elsewhere', "import { T } from './t';", 'template: T'],
    ['imports from elsewhere', "import { I } from './i';", "imports: I, template: ''"],
  ])('says what to do by hand about %s', async (_, line, metadata) => {
    const workspace = await createWorkspace();
    workspace.overwrite(
      '/src/app/app.ts',
      `import { Component } from '@angular/core';\n${line}\n@Component({ ${metadata} })\nexport class App {}\n`,
    );
    const { tree, log } = await ngAdd(workspace);
    expect(log.join('\n')).toContain('Put <lc-widget /> at its end');
    expect(tree.readText('/src/app/app.config.ts')).toContain(PROVIDED);
  });
});

describe('ng add in an application of modules', () => {
  it('provides the chat in the root module, which imports the widget', async () => {
    const { tree } = await ngAdd(await createWorkspace({ standalone: false }));
    const module = tree.readText('/src/app/app-module.ts');
    expect(module).toContain(PROVIDED);
    expect(module).toMatch(/imports: \[[^\]]*LiveChatWidget[^\]]*\]/);
    expect(module).toContain('livechat-angular');
    expect(tree.readText('/src/app/app.html')).toMatch(/<lc-widget \/>\n$/);
    expect(tree.readText('/src/app/app.ts')).not.toContain('LiveChatWidget');
  });
});

describe('ng add with wrong options', () => {
  it.each([
    ['a missing widget ID', { widgetId: '' }, /widget ID is missing.*--widget-id/],
    ['a malformed widget ID', { widgetId: 'shop' }, /"shop" is no widget ID/],
    ['an address without a protocol', { serverUrl: 'chat.example' }, /"chat.example" is no address.*--server-url/],
    ['an address of another protocol', { serverUrl: 'javascript:alert(1)' }, /is no address/],
    ['an unknown project', { project: 'desk' }, /"desk" is no application. Give --project=shop/],
  ])('refuses %s and says what to give', async (_, wrong, message) => {
    const workspace = await createWorkspace();
    await expect(ngAdd(workspace, { ...ADDRESS, ...wrong })).rejects.toThrow(message);
  });

  it('asks which application where there are several', async () => {
    const runner = new SchematicTestRunner('schematics', COLLECTION);
    const second = { name: 'admin', skipInstall: true };
    const tree = await runner.runExternalSchematic(
      '@schematics/angular',
      'application',
      second,
      await createWorkspace(),
    );
    await expect(ngAdd(tree)).rejects.toThrow(/Give --project=shop or --project=admin/);
    const { tree: after } = await ngAdd(tree, { ...ADDRESS, project: 'admin' });
    expect(after.readText('/projects/admin/src/app/app.config.ts')).toContain(PROVIDED);
    expect(after.readText('/src/app/app.config.ts')).not.toContain('provideLiveChat');
  });

  it('writes no address that ends the string it stands in', async () => {
    const { tree } = await ngAdd(await createWorkspace(), { ...ADDRESS, serverUrl: "https://chat.example/a'b/?x#y" });
    expect(tree.readText('/src/app/app.config.ts')).toContain("serverUrl: 'https://chat.example/a%27b'");
  });
});

describe('the migrations of ng update', () => {
  it('are a collection that can be read', () => {
    const runner = new SchematicTestRunner('livechat-angular', join(__dirname, '../migrations.json'));
    expect(runner.engine.createCollection(join(__dirname, '../migrations.json')).listSchematicNames()).toEqual([]);
  });
});
