import { join } from 'node:path';

/** Puts the widget's own streams in the place of RxJS. */
export function ownStreams(root) {
  const path = join(root, 'projects/livechat-widget/streams/index.ts');
  return {
    name: 'own-streams',
    setup({ onResolve }) {
      onResolve({ filter: /^rxjs(\/operators)?$/ }, () => ({ path, sideEffects: false }));
    },
  };
}
