import { chain, SchematicsException, type Rule, type Tree } from '@angular-devkit/schematics';
import {
  addDependency,
  addRootImport,
  addRootProvider,
  ExistingBehavior,
  readWorkspace,
} from '@schematics/angular/utility';
import { getMainFilePath } from '@schematics/angular/utility/standalone/util';
import { addToImports } from './add-to-imports';
import { addToTemplate } from './add-to-template';
import { CORE_RANGE } from './core-range';
import { readAddress, type ChatAddress, type NgAddOptions } from './ng-add-options';
import { findRootComponent } from './root-component';
import { ADD_WIDGET_YOURSELF, whatIsNext } from './what-is-next';

const PACKAGE = 'livechat-angular';
/** Holds no components: what imports it lets bundlers put the widget into a chunk that is read later. */
const SERVICE = 'livechat-angular/service';

/**
 * `ng add livechat-angular`: provides the chat to an application and places the widget in its root
 * component. What is there already stays as it is, so that a second run changes nothing.
 */
export function ngAdd(options: NgAddOptions): Rule {
  return async (tree) => {
    const address = readAddress(options);
    const application = await findApplication(tree, options.project);
    return chain([
      addDependency('livechat-core', CORE_RANGE, { existing: ExistingBehavior.Skip }),
      addProvider(application, address),
      addWidget(application),
      (_, context) => context.logger.info(whatIsNext(address)),
    ]);
  };
}

interface Application {
  readonly name: string;
  readonly sourceRoot: string;
  readonly mainPath: string;
}

async function findApplication(tree: Tree, wanted: string | undefined): Promise<Application> {
  const { projects } = await readWorkspace(tree);
  const applications = [...projects].filter(([, { extensions }]) => extensions['projectType'] === 'application');
  const names = applications.map(([name]) => name);
  const name = wanted ?? (names.length === 1 ? names[0] : undefined);
  const project = applications.find(([candidate]) => candidate === name)?.[1];
  if (name === undefined || project === undefined) {
    const reason = name === undefined ? 'The workspace has no single application.' : `"${name}" is no application.`;
    throw new SchematicsException(`${reason} Give --project=${names.join(' or --project=') || '<an application>'}.`);
  }
  return {
    name,
    sourceRoot: project.sourceRoot ?? `${project.root}/src`,
    mainPath: await getMainFilePath(tree, name),
  };
}

function addProvider({ name, sourceRoot }: Application, { widgetId, serverUrl }: ChatAddress): Rule {
  return (tree, context) => {
    const known = findCall(tree, sourceRoot, 'provideLiveChat');
    if (known !== null) {
      context.logger.info(`${known} provides a live chat already; it stays as it is.`);
      return undefined;
    }
    return addRootProvider(
      name,
      ({ code, external }) =>
        code`${external('provideLiveChat', SERVICE)}({ serverUrl: '${serverUrl}', widgetId: '${widgetId}' })`,
    );
  };
}

function findCall(tree: Tree, folder: string, name: string): string | null {
  let found: string | null = null;
  tree.getDir(folder).visit((path) => {
    const isSource = path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('/node_modules/');
    if (isSource && found === null && tree.readText(path).includes(`${name}(`)) found = path;
  });
  return found;
}

function addWidget({ name, mainPath }: Application): Rule {
  return (tree, context) => {
    const component = findRootComponent(tree, mainPath);
    if (component === null) {
      context.logger.warn(ADD_WIDGET_YOURSELF);
      return undefined;
    }
    const outcome = addToTemplate(tree, component);
    // Where a module imports the widget for a template that has it cannot be told: it may be any.
    if (outcome === 'added' && !component.isStandalone) {
      return addRootImport(name, ({ code, external }) => code`${external('LiveChatWidget', PACKAGE)}`);
    }
    if (outcome === 'not found' || (component.isStandalone && !importWidget(tree, mainPath))) {
      context.logger.warn(ADD_WIDGET_YOURSELF);
    }
    return undefined;
  };
}

/** The component is read again: a template within it has moved what follows. */
function importWidget(tree: Tree, mainPath: string): boolean {
  const component = findRootComponent(tree, mainPath);
  return component !== null && addToImports(tree, component);
}
