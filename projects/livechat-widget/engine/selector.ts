import type { Selector } from './definition';

/** What selectors look at. */
export interface Selectable {
  readonly name: string | null;
  /** Attributes with their values, and bindings with none. */
  readonly names: ReadonlyMap<string, string>;
}

/** Whether one of the selectors is meant for a node. */
export function isSelected(node: Selectable, selectors: readonly Selector[]): boolean {
  return selectors.some(([tag, ...rest]) => {
    if (tag !== '' && tag !== node.name) return false;
    for (let index = 0; index < rest.length; index += 2) {
      // Those with classes or `:not()` fail the build.
      const [name, wanted] = [String(rest[index]), rest[index + 1]];
      const value = node.names.get(name);
      if (value === undefined || (wanted !== '' && wanted !== value)) return false;
    }
    return tag !== '' || rest.length > 0;
  });
}
