import { createApplication } from '@angular/platform-browser';
import { openStage, type Stage, type StageOptions } from './open-stage';
import { STATE_NAMES, recipeOf, type StateName } from './states';

/** What pages of tests and pictures can do. */
export interface StagePage {
  /** The names of all states. */
  readonly states: readonly StateName[];
  open(options?: StageOptions): Stage;
  /** Shows one state in the place of the last one; resolves when it has come about. */
  show(state: StateName, options?: Pick<StageOptions, 'language' | 'theme'>): Promise<void>;
}

declare global {
  interface Window {
    stagePage?: StagePage;
  }
}

const application = await createApplication();
let shown: Stage | null = null;

window.stagePage = {
  states: STATE_NAMES,
  open: (options) => openStage(application, options),
  show: async (state, options = {}) => {
    shown?.close();
    const { widget, isUnknown, act } = recipeOf(state);
    shown = openStage(application, {
      ...options,
      ...(widget === undefined ? {} : { widget }),
      ...(isUnknown === undefined ? {} : { isUnknown }),
    });
    await act(shown);
  },
};
