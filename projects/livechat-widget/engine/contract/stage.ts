import {
  ApplicationRef,
  ErrorHandler,
  createComponent,
  createEnvironmentInjector,
  type EnvironmentInjector,
  type Provider,
  type Type,
} from '@angular/core';

/** Makes the injector of an application: each runtime has a way of its own. */
export type OpenRoot = (document: Document, providers: readonly Provider[]) => Promise<EnvironmentInjector>;

/** A component on the page. */
export interface Mounted<T> {
  readonly instance: T;
  readonly host: HTMLElement;
  readonly setInput: (name: string, value: unknown) => void;
  readonly destroy: () => void;
}

/** How a component gets onto the page. */
export interface MountOptions {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly providers?: readonly Provider[];
  /** The element that it is drawn into; a new one at the end of the page if not given. */
  readonly host?: HTMLElement;
}

/** Where one case has an application of its own. */
export interface Stage {
  readonly document: Document;
  readonly injector: EnvironmentInjector;
  /** What the application's `ErrorHandler` was told. */
  readonly errors: readonly unknown[];
  /** What is compared between the runtimes. */
  readonly record: (value: unknown) => void;
  /** Draws a component in a new element at the end of the page, at once. */
  readonly mount: <T>(component: Type<T>, options?: MountOptions) => Mounted<T>;
  /** Draws what has changed, at once. */
  readonly tick: () => void;
  /** Ends the application, if it is not over yet. */
  readonly end: () => void;
}

/** A {@link Stage} that remembers what was written down. */
export interface StageWithRecords extends Stage {
  readonly records: readonly unknown[];
}

/** Opens an application for one case. */
export async function openStage(document: Document, openRoot: OpenRoot): Promise<StageWithRecords> {
  const errors: unknown[] = [];
  const records: unknown[] = [];
  const handler = { handleError: (error: unknown) => void errors.push(error) };
  const injector = await openRoot(document, [{ provide: ErrorHandler, useValue: handler }]);
  const application = injector.get(ApplicationRef);
  const mount = <T>(component: Type<T>, options: MountOptions = {}): Mounted<T> => {
    const { inputs = {}, providers = [], host = document.createElement('contract-host') } = options;
    const view = createComponent(component, {
      environmentInjector: providers.length > 0 ? createEnvironmentInjector([...providers], injector) : injector,
      hostElement: host,
    });
    for (const [name, value] of Object.entries(inputs)) view.setInput(name, value);
    application.attachView(view.hostView);
    if (!host.isConnected) document.body.append(host);
    application.tick();
    return {
      instance: view.instance,
      host,
      setInput: (name, value) => view.setInput(name, value),
      // As whoever has put the element there does.
      destroy: () => {
        view.destroy();
        host.remove();
      },
    };
  };
  let isOver = false;
  const end = (): void => {
    if (!isOver) injector.destroy();
    isOver = true;
    document.body.replaceChildren();
  };
  const record = (value: unknown): void => void records.push(value);
  return { document, injector, errors, record, records, mount, tick: () => application.tick(), end };
}

/** Waits until an application has drawn what has changed, by itself: it asks for a task, and so does this, after it. */
export async function drawn(): Promise<void> {
  // What is drawn may ask to be drawn again.
  for (let tasks = 0; tasks < 3; tasks += 1) await new Promise((resolve) => setTimeout(resolve));
}

/** The markup inside of an element, without the comments that runtimes keep their places with. */
export function markupOf(element: Element): string {
  return [...(element.shadowRoot ?? element).childNodes].map(markupOfNode).join('');
}

function markupOfNode(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort();
  return `<${node.localName}${attributes.join('')}>${markupOf(node)}</${node.localName}>`;
}

/** What errors say. */
export function messagesOf(errors: readonly unknown[]): readonly string[] {
  return errors.map((error) => (error instanceof Error ? error.message : String(error)));
}

/** The one element that a selector finds. */
export function find<E extends Element = HTMLElement>(root: Element, selector: string): E {
  const found = (root.shadowRoot ?? root).querySelector<E>(selector);
  if (found === null) throw new Error(`There is no ${selector} in ${markupOf(root)}.`);
  return found;
}
