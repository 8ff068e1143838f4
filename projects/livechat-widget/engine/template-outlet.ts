import { ɵɵdefineDirective } from './definition';
import { effect } from './effect';
import { inject } from './injector';
import { input } from './input';
import { untracked } from './signals';
import type { TemplateRef } from './template-ref';
import { ViewContainerRef } from './view-container-ref';

/** Draws a template in its place, for what the template speaks of. */
export class NgTemplateOutlet {
  static readonly ɵfac = (): NgTemplateOutlet => new NgTemplateOutlet();
  static readonly ɵdir = /* @__PURE__ */ ɵɵdefineDirective({
    type: NgTemplateOutlet,
    selectors: [['', 'ngTemplateOutlet', '']],
    inputs: { template: [1, 'ngTemplateOutlet'], context: [1, 'ngTemplateOutletContext'] },
  });

  readonly template = input<TemplateRef | null>(null);
  readonly context = input<object | null>(null);

  constructor() {
    const place = inject(ViewContainerRef);
    // Another context changes what is drawn, and draws nothing anew.
    const context = new Proxy({}, { get: (_, name): unknown => Reflect.get(this.context() ?? {}, name) });
    effect(() => {
      const template = this.template();
      untracked(() => {
        place.clear();
        if (template !== null && template !== undefined) place.createEmbeddedView(template, context);
      });
    });
  }
}
