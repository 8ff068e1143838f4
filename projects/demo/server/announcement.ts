/** What a person needs to know once the demo runs. */
export interface Announcement {
  /** The address of the server, without a slash at the end. */
  readonly url: string;
  readonly desk: { readonly email: string; readonly password: string };
}

const PAGES: readonly (readonly [path: string, shows: string])[] = [
  ['/', 'start page with links to all the others'],
  ['/plain.html', 'a plain page with the snippet, a button for every command and a log'],
  ['/element.html', 'a plain page with nothing but <live-chat widget-id="…">'],
  ['/shop/', 'an Angular shop: products, cart, sign-in'],
  ['/desk/', 'the agent desk'],
  ['/livechat.js', 'the script for plain pages'],
];

/** The block that ends the start of the demo. */
export function announce({ url, desk }: Announcement): string {
  const width = Math.max(...PAGES.map(([path]) => url.length + path.length));
  const lines = PAGES.map(([path, shows]) => `  ${`${url}${path}`.padEnd(width)}  ${shows}`);
  return [
    '',
    '  Saltmarsh Pottery is open.',
    '',
    ...lines,
    '',
    `  Sign in to the desk with   ${desk.email}`,
    `  and the password           ${desk.password}`,
    '',
    '  Ctrl+C stops the server.',
    '',
    '',
  ].join('\n');
}
