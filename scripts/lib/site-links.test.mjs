import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mendLinks } from './site-links.mjs';

const page = (path, html) => ({ path, html });
const isFile = (path) => path === 'media/a.png';

test('leaves links alone that lead somewhere', () => {
  const html =
    '<h2 id="top">A</h2><a href="#top">a</a> <a href="../index.html#intro">b</a> <a href="../media/a.png">c</a> <a href="https://example.com/x">d</a>';
  const pages = [page('documents/a.html', html), page('index.html', '<p id="intro"></p>')];
  assert.deepEqual(mendLinks(pages, isFile), { pages, broken: [] });
});

test('makes text of what leads to folders of the repository', () => {
  const { pages, broken } = mendLinks(
    [page('documents/a.html', '<a href="../media/demo">the <b>shop</b></a>')],
    isFile,
  );
  assert.deepEqual(broken, []);
  assert.equal(pages[0].html, 'the <b>shop</b>');
});

test('tells what leads nowhere: pages, anchors, files', () => {
  const html =
    '<a href="b.html">a</a> <a href="#none">b</a> <a href="../media/b.png" class="x">c</a> <a href="../../gone">d</a>';
  assert.deepEqual(mendLinks([page('documents/a.html', html)], isFile).broken, [
    'documents/a.html: b.html',
    'documents/a.html: #none',
    'documents/a.html: ../media/b.png',
    'documents/a.html: ../../gone',
  ]);
});
