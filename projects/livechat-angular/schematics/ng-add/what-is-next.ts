import type { ChatAddress } from './ng-add-options';

/** What to do by hand where a root component could not be changed. */
export const ADD_WIDGET_YOURSELF =
  'The template of the root component is not where it usually is. Put <lc-widget /> at its end, and LiveChatWidget ' +
  'of livechat-angular into the imports of the component, or of the module that declares it.';

/** What the schematic cannot do for an application. */
export function whatIsNext({ serverUrl, widgetId }: ChatAddress): string {
  const { origin } = new URL(serverUrl);
  const socket = origin.replace(/^http/, 'ws');
  return [
    'The live chat is in your application. What is left:',
    `- A content security policy, if you have one: connect-src ${origin} ${socket}; img-src blob:; media-src blob:`,
    '  Scripts and styles of the chat come with your application and need nothing more.',
    '- A widget that is bound to origins needs yours, http://localhost:4200 for `ng serve` too:',
    `  npx livechat-server widget update ${widgetId} --origin http://localhost:4200 --origin https://…`,
    '- Tests that create the root component: add provideLiveChatTesting() of livechat-angular/testing to their providers.',
  ].join('\n');
}
