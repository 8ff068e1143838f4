import { posix } from 'node:path';

/** @typedef {{ path: string, html: string }} SitePage a page of the documentation's site; `path` within the site */

const LINK = /<a href="(?<href>[^"]*)"(?<rest>[^>]*)>(?<text>[\s\S]*?)<\/a>/g;
const ELSEWHERE = /^(?:[a-z]+:|\/\/)/;
/** Draws itself in the browser, and so has no anchors here. */
const DRAWN_LATER = 'hierarchy.html';

/**
 * Looks at the links of a site. Folders of the repository are no part of it: links to them, which typedoc leads to
 * `media/`, become their text.
 *
 * @param {readonly SitePage[]} pages
 * @param {(path: string) => boolean} isFile whether the site has a file that is no page
 * @returns {{ pages: readonly SitePage[], broken: readonly string[] }} the pages with the links that work
 */
export function mendLinks(pages, isFile) {
  const anchors = new Map(pages.map(({ path, html }) => [path, anchorsOf(html)]));
  const broken = [];
  const mend = (page) => ({
    ...page,
    html: page.html.replaceAll(LINK, (link, ...match) => {
      const { href, text } = match.at(-1);
      if (ELSEWHERE.test(href) || href.includes(DRAWN_LATER)) return link;
      const [file = '', anchor] = href.split('#');
      const path = file === '' ? page.path : posix.join(posix.dirname(page.path), decodeURI(file));
      if (anchors.has(path) ? anchor === undefined || hasAnchor(anchors.get(path), anchor) : isFile(path)) return link;
      if (path.startsWith('media/') && posix.extname(path) === '') return text;
      broken.push(`${page.path}: ${href}`);
      return link;
    }),
  });
  return { pages: pages.map(mend), broken };
}

function anchorsOf(html) {
  return new Set([...html.matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id]) => id));
}

function hasAnchor(ids, anchor) {
  return anchor === '' || ids.has(anchor) || ids.has(decodeURIComponent(anchor));
}
