import { BINDING_CASES } from './bindings-contract';
import { COMPONENT_CASES } from './component-contract';
import { CONDITION_CASES } from './condition-contract';
import type { ContractCases } from './contract-cases';
import { DESTROY_CASES } from './destroy-contract';
import { EFFECT_CASES } from './effect-contract';
import { ERROR_CASES } from './error-contract';
import { INJECTOR_CASES } from './injector-contract';
import { LIST_CASES } from './list-contract';
import { LISTENER_CASES } from './listener-contract';
import { PAGE_CASES } from './page-contract';
import { QUERY_CASES } from './query-contract';
import { REFRESH_CASES } from './refresh-contract';
import { TEXT_CASES } from './text-contract';

export { openStage } from './stage';

/** All that the two runtimes have to do alike, by subject. */
export const CONTRACT: Readonly<Record<string, ContractCases>> = {
  text: TEXT_CASES,
  bindings: BINDING_CASES,
  conditions: CONDITION_CASES,
  lists: LIST_CASES,
  listeners: LISTENER_CASES,
  components: COMPONENT_CASES,
  queries: QUERY_CASES,
  injectors: INJECTOR_CASES,
  effects: EFFECT_CASES,
  refreshing: REFRESH_CASES,
  errors: ERROR_CASES,
  ends: DESTROY_CASES,
  pages: PAGE_CASES,
};
