import { createInjector } from '../../projects/livechat-widget/src/create-injector';
import { openStage, type Stage, type StageOptions } from './open-stage';
import { appeared } from './state-recipe';
import { STATE_NAMES, recipeOf, type StateName } from './states';

/** What pages of tests and pictures can do. */
export interface StagePage {
  /** The names of all states. */
  readonly states: readonly StateName[];
  /** What {@link show} showed last. */
  readonly shown: Stage | null;
  open(options?: StageOptions): Stage;
  /** Shows one state in the place of the last one; resolves when it has come about. */
  show(state: StateName, options?: Pick<StageOptions, 'language' | 'theme'>): Promise<void>;
}

declare global {
  interface Window {
    stagePage?: StagePage;
  }
}

const injector = createInjector(document);
let shown: Stage | null = null;

window.stagePage = {
  states: STATE_NAMES,
  get shown() {
    return shown;
  },
  open: (options) => openStage(injector, options),
  show: async (state, options = {}) => {
    shown?.close();
    const { act, shows, ...made } = recipeOf(state);
    shown = openStage(injector, { ...options, ...made });
    await act(shown);
    await appeared(shows);
  },
};
