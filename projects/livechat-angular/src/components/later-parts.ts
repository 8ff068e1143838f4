/**
 * What a conversation in plain words does without, in one file: it is read when the browser has nothing better to do
 * after the conversation is there, or as soon as one of the parts is needed.
 */
export { Attention } from '../attention/attention';
export { ChosenFiles } from './chosen-files';
export { DropTarget } from './drop-target';
export { LauncherPreview } from './launcher-preview';
export { MessageText } from './message-text';
export { NotifyQuestion } from './notify-question';
export { QuickReplies } from './quick-replies';
export { ResizeHandle } from './resize-handle';
