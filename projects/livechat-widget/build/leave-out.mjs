/**
 * What Angular brings along for applications that are not the widget, by the names of its functions and classes: each
 * is code that cannot run here, or does nothing when it does, and that no bundler can know to be so. Each has in its
 * place what it comes to in the widget. The version of Angular is pinned; where one of these is not found exactly once,
 * the build fails, so that nobody is left with half of it.
 *
 * @type {readonly { readonly file: RegExp, readonly parts: Readonly<Record<string, string>> }[]}
 */
const LEFT_OUT = [
  {
    file: /@angular[\\/]core[\\/]fesm2022[\\/]_effect-chunk2\.mjs$/,
    parts: {
      // The widget is drawn without zones: `NgZone` is but the name under which `NoopNgZone` is asked for.
      'class NgZone':
        'class NgZone { static isInAngularZone() { return false; } static assertInAngularZone() {} static assertNotInAngularZone() {} }',
    },
  },
  {
    file: /@angular[\\/]core[\\/]fesm2022[\\/]_debug_node-chunk\.mjs$/,
    parts: {
      // No template of the widget has `animate.enter` or `animate.leave`; its entrances are CSS.
      'function maybeQueueEnterAnimation': 'function maybeQueueEnterAnimation() {}',
      'function cancelLeavingNodes': 'function cancelLeavingNodes() {}',
      'function trackLeavingNodes': 'function trackLeavingNodes() {}',
      'function runLeaveAnimationsWithCallback':
        'function runLeaveAnimationsWithCallback(lView, tNode, injector, callback) { callback(false); }',
      'function clearDetachAnimationList': 'function clearDetachAnimationList() {}',
      'function maybeInitDetachAnimationList': 'function maybeInitDetachAnimationList() {}',
    },
  },
];

/** Told to Angular's own profiler, which only its developer tools set, and to the browser's, for Angular's authors. */
const PROFILED = /^\s*(?:profiler|performanceMarkFeature)\([^;]*\);$/gm;
/** In a template that asks for animations they have to run. */
const ANIMATED = /ɵɵanimate(?:Enter|Leave)/;

/**
 * Takes out of a file of Angular what the widget has no use for.
 *
 * @param {string} path
 * @param {string} source as npm has it
 * @returns {string}
 */
export function leaveOut(path, source) {
  if (!/[\\/]@angular[\\/]core[\\/]/.test(path)) return refuseAnimations(path, source);
  const parts = LEFT_OUT.filter(({ file }) => file.test(path)).flatMap((each) => Object.entries(each.parts));
  return parts.reduce(
    (text, [start, instead]) => replaceOnce(path, text, start, instead),
    source.replace(PROFILED, ''),
  );
}

/**
 * Puts something in the place of the one function or class of a file that starts so.
 *
 * @param {string} path
 * @param {string} source
 * @param {string} start as in `function name`; it ends with the first brace at the start of a line
 * @param {string} instead
 * @returns {string}
 */
export function replaceOnce(path, source, start, instead) {
  const found = [...source.matchAll(new RegExp(`^(?:export )?${start}\\b[^]*?^}$`, 'gm'))];
  if (found.length !== 1) throw new Error(`${path} has ${found.length} times "${start}", which was to be left out.`);
  return source.replace(found[0][0], () => instead);
}

function refuseAnimations(path, source) {
  if (ANIMATED.test(source)) throw new Error(`${path} asks for animations, which the widget's build leaves out.`);
  return source;
}
