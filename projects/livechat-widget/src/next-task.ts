/**
 * Resolves in a task of its own: what is started in steps lets the page answer its visitor in between.
 *
 * @param view the window whose page is to go on meanwhile
 */
export function nextTask(view: Window): Promise<void> {
  return new Promise((resolve) => view.setTimeout(resolve));
}
