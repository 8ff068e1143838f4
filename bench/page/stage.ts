import { createApplication } from '@angular/platform-browser';
import { openStage, type Stage, type StageOptions } from './open-stage';

/** What pages of tests and pictures can do. */
export interface StagePage {
  open(options?: StageOptions): Stage;
}

declare global {
  interface Window {
    stagePage?: StagePage;
  }
}

const application = await createApplication();
window.stagePage = { open: (options) => openStage(application, options) };
