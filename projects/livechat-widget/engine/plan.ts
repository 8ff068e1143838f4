import type { Attributes, DirectiveDef, InputTarget, Selector, Template, TemplateFn } from './definition';
import { isSelected, type Selectable } from './selector';

/** What a list of attributes goes on with. */
const MARK = { classes: 1, styles: 2, bindings: 3, template: 4, projectAs: 5 } as const;

/** Where the value of an input goes. */
export interface PlannedInput {
  readonly directive: DirectiveDef;
  readonly target: InputTarget;
}

/** Which directive has an output, and in which property. */
export interface PlannedOutput {
  readonly directive: DirectiveDef;
  readonly property: string;
}

/** What is the same for a node whenever its template is drawn. */
export interface Plan extends Selectable {
  readonly attributes: readonly (readonly [string, string])[];
  readonly classes: readonly string[];
  readonly styles: readonly (readonly [string, string])[];
  /** As what it is projected. */
  readonly projectAs: Selector | null;
  /** The component first. */
  readonly directives: readonly DirectiveDef[];
  readonly inputs: ReadonlyMap<string, readonly PlannedInput[]>;
  readonly outputs: ReadonlyMap<string, readonly PlannedOutput[]>;
  /** What attributes say to inputs. */
  readonly given: readonly (PlannedInput & { readonly value: string })[];
  /** Names by which templates and queries refer to it, and what of it each means. */
  readonly references: readonly (readonly [string, string])[];
  /** What is drawn in its place, as often as it is asked for. */
  readonly template: Template | null;
}

/** What the instruction that makes a node says about it. */
export interface PlanOptions {
  readonly name: string | null;
  readonly attributes?: number | null | undefined;
  readonly references?: number | null | undefined;
  /** Whether directives can be meant for it. */
  readonly isSelectable: boolean;
  readonly template?: TemplateFn | undefined;
}

/** Text, and whatever else has nothing to say. */
export const PLAIN: Plan = {
  name: null,
  names: new Map(),
  attributes: [],
  classes: [],
  styles: [],
  projectAs: null,
  directives: [],
  inputs: new Map(),
  outputs: new Map(),
  given: [],
  references: [],
  template: null,
};

/** The plan of a node, which is made when its template is drawn for the first time. */
export function planOf(template: Template, index: number, options: PlanOptions): Plan {
  return (template.plans[index] ??= makePlan(template, options)) as Plan;
}

/** The plan of an element that is drawn by itself, for one component. */
export function planOfHost(name: string, directive: DirectiveDef): Plan {
  return complete(name, [], [directive], null, []);
}

function makePlan(owner: Template, { name, attributes, references, isSelectable, template }: PlanOptions): Plan {
  const listed = constOf(owner, attributes);
  const node = { name, names: readAttributes(listed).names };
  const directives = isSelectable ? owner.directives().filter(({ selectors }) => isSelected(node, selectors)) : [];
  const inner = template && { ...owner, run: template, plans: [] };
  return complete(name, listed, directives, inner ?? null, pairsOf(constOf(owner, references)));
}

function constOf({ consts }: Template, index: number | null | undefined): Attributes {
  return (typeof index === 'number' ? consts[index] : undefined) ?? [];
}

function complete(
  name: string | null,
  listed: Attributes,
  found: readonly DirectiveDef[],
  template: Template | null,
  references: Plan['references'],
): Plan {
  const directives = [...found].sort((a, b) => Number(b.component !== null) - Number(a.component !== null));
  const inputs = new Map<string, PlannedInput[]>();
  const outputs = new Map<string, PlannedOutput[]>();
  for (const directive of directives) {
    for (const [input, target] of directive.inputs) listIn(inputs, input).push({ directive, target });
    for (const [output, property] of directive.outputs) listIn(outputs, output).push({ directive, property });
  }
  // What the page says of an element goes before what its components say of themselves.
  const own = readAttributes(listed);
  const hosts = directives.map(({ hostAttrs }) => readAttributes(hostAttrs));
  const given = own.attributes.flatMap(([input, value]) =>
    (inputs.get(input) ?? []).map((planned) => ({ ...planned, value })),
  );
  return {
    ...own,
    name,
    attributes: [...hosts.flatMap(({ attributes }) => attributes), ...own.attributes],
    classes: [...hosts.flatMap(({ classes }) => classes), ...own.classes],
    styles: [...hosts.flatMap(({ styles }) => styles), ...own.styles],
    directives,
    inputs,
    outputs,
    given,
    references,
    template,
  };
}

function listIn<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

function readAttributes(listed: Attributes): Pick<Plan, 'names' | 'attributes' | 'classes' | 'styles' | 'projectAs'> {
  const attributes: [string, string][] = [];
  const classes: string[] = [];
  const styles: [string, string][] = [];
  const names = new Map<string, string>();
  let projectAs: Selector | null = null;
  let mark = 0;
  for (let index = 0; index < listed.length; index += 1) {
    const each = listed[index];
    if (typeof each === 'number') {
      mark = each;
    } else if (mark === MARK.projectAs) {
      projectAs = each as Selector;
    } else if (mark === MARK.classes) {
      classes.push(each as string);
    } else if (mark === MARK.bindings || mark === MARK.template) {
      names.set(each as string, '');
    } else {
      index += 1;
      const pair: [string, string] = [each as string, listed[index] as string];
      (mark === MARK.styles ? styles : attributes).push(pair);
      if (mark !== MARK.styles) names.set(...pair);
    }
  }
  return { names, attributes, classes, styles, projectAs };
}

function pairsOf(listed: Attributes): Plan['references'] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < listed.length; index += 2)
    pairs.push([listed[index] as string, listed[index + 1] as string]);
  return pairs;
}
