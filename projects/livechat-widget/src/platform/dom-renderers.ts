import { ViewEncapsulation, type RendererFactory2, type RendererType2 } from '@angular/core';
import { DomRenderer } from './dom-renderer';
import { ShadowRenderer } from './shadow-renderer';

/** Gives each component what draws it: a shadow root to the one that asks for it, the page's elements to all others. */
export function domRenderers(document: Document): RendererFactory2 {
  const shared = new DomRenderer(document);
  return {
    createRenderer: (host: Element | null, type: RendererType2 | null) =>
      host !== null && type?.encapsulation === ViewEncapsulation.ExperimentalIsolatedShadowDom
        ? new ShadowRenderer(document, host)
        : shared,
  };
}
