export { LiveChatComposerHarness } from './composer-harness';
export { LiveChatLauncherHarness } from './launcher-harness';
export { LiveChatMessageListHarness, type ShownMessage } from './message-list-harness';
export { pierceShadowRoots } from './pierce-shadow-roots';
export { LiveChatWidgetHarness } from './widget-harness';
