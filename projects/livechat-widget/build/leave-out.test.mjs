import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaveOut, replaceOnce } from './leave-out.mjs';

const SOURCE = `export function first() {
  if (true) {
    return 1;
  }
}
function second() { return 2; }
class NgZone {
  run() {}
}
class NgZoneLike {
}
`;

test('a function or a class goes, whole, and what comes in its place is taken as it is', () => {
  assert.equal(
    replaceOnce('a.mjs', SOURCE, 'function first', "const first = '$&';"),
    SOURCE.replace(/export function first[^]*?\n}\n/, () => "const first = '$&';\n"),
  );
  // A longer name that begins alike is another one.
  const without = replaceOnce('a.mjs', SOURCE, 'class NgZone', 'class NgZone {}');
  assert.match(without, /^class NgZone {}\nclass NgZoneLike {$/m);
});

test('the build fails where what is to go is not there, or there twice', () => {
  assert.throws(() => replaceOnce('a.mjs', SOURCE, 'function third', ''), /a\.mjs has 0 times "function third"/);
  assert.throws(() => replaceOnce('a.mjs', SOURCE + SOURCE, 'function first', ''), /has 2 times "function first"/);
});

test('of Angular only what belongs to a file is looked for in it', () => {
  const core = '/node_modules/@angular/core/fesm2022';
  assert.equal(leaveOut(`${core}/_other-chunk.mjs`, SOURCE), SOURCE);
  assert.match(leaveOut(`${core}/_effect-chunk2.mjs`, SOURCE), /static isInAngularZone\(\) { return false; }/);
  assert.throws(() => leaveOut(`${core}/_debug_node-chunk.mjs`, SOURCE), /maybeQueueEnterAnimation/);
});

test('what is told to the profiler goes from the files of Angular', () => {
  const source = 'function a() {\n  profiler(1, instance, hook);\n  hook();\n}\n';
  assert.equal(leaveOut('/node_modules/@angular/core/fesm2022/x.mjs', source), 'function a() {\n\n  hook();\n}\n');
});

test('a template with animations is refused: they would not run', () => {
  const path = '/projects/livechat-angular/dist/fesm2022/livechat-angular.mjs';
  assert.equal(leaveOut(path, SOURCE), SOURCE);
  assert.throws(() => leaveOut(path, "i0.ɵɵanimateEnter('fade')"), /asks for animations/);
});
