import type { Stage } from './stage';

/** What a runtime has to do, by a sentence that says so. */
export type ContractCases = Readonly<Record<string, (stage: Stage) => unknown>>;
