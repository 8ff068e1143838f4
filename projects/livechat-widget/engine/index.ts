/**
 * Stands for `@angular/core` in the widget's files. It carries out the instructions that the templates of
 * `livechat-angular` are compiled to, and no others: where one asks for something that is not here, the build fails.
 */
export { afterEveryRender, afterNextRender, afterRenderEffect } from './after-render';
export { ApplicationRef } from './application';
export {
  ɵɵattribute,
  ɵɵclassProp,
  ɵɵdomProperty,
  ɵɵproperty,
  ɵɵstyleProp,
  ɵɵtext,
  ɵɵtextInterpolate,
  ɵɵtextInterpolate1,
  ɵɵtextInterpolate2,
} from './bindings';
export { booleanAttribute } from './boolean-attribute';
export {
  ɵɵconditional,
  ɵɵconditionalCreate,
  ɵɵconditionalCreate as ɵɵconditionalBranchCreate,
  ɵɵtemplate,
  ɵɵtemplateRefExtractor,
} from './control-flow';
export { createComponent } from './create-component';
export { ɵɵProvidersFeature, ɵɵdefineComponent, ɵɵdefineDirective } from './definition';
export { DestroyRef } from './destroy-ref';
export { effect } from './effect';
export {
  ɵɵelement,
  ɵɵelement as ɵɵdomElement,
  ɵɵelementContainer,
  ɵɵelementContainer as ɵɵdomElementContainer,
  ɵɵelementEnd,
  ɵɵelementEnd as ɵɵdomElementEnd,
  ɵɵelementStart,
  ɵɵelementStart as ɵɵdomElementStart,
  ɵɵnamespaceHTML,
  ɵɵnamespaceSVG,
} from './element';
export { EnvironmentInjector, createEnvironmentInjector } from './environment-injector';
export { ErrorHandler } from './error-handler';
export {
  ɵɵadvance,
  ɵɵdeclareLet,
  ɵɵgetCurrentView,
  ɵɵnextContext,
  ɵɵreadContextLet,
  ɵɵreference,
  ɵɵresetView,
  ɵɵrestoreView,
  ɵɵstoreLet,
} from './frame';
export { Injector, inject, runInInjectionContext } from './injector';
export { input } from './input';
export { ɵɵlistener, ɵɵlistener as ɵɵdomListener, ɵɵresolveDocument, ɵɵresolveWindow } from './listener';
export { output } from './output';
export { DOCUMENT, NgZone, PLATFORM_ID } from './platform';
export { ɵɵprojection, ɵɵprojectionDef } from './projection';
export { makeEnvironmentProviders, provideEnvironmentInitializer } from './provider';
export { ɵɵpureFunction0, ɵɵpureFunction1, ɵɵpureFunction2, ɵɵpureFunction4 } from './pure-function';
export { viewChild, ɵɵqueryAdvance, ɵɵviewQuerySignal } from './query';
export { ɵɵrepeater, ɵɵrepeaterCreate, ɵɵrepeaterTrackByIdentity, ɵɵrepeaterTrackByIndex } from './repeater';
export { ɵɵsanitizeUrl } from './sanitize-url';
export { computed, isSignal, linkedSignal, signal, untracked } from './signals';
export { TemplateRef } from './template-ref';
export { InjectionToken, ɵɵdefineInjectable, ɵɵgetInheritedFactory } from './token';
export { ElementRef } from './tokens-of-slots';
export { ViewContainerRef } from './view-container-ref';
