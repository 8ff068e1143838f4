import { builtPages } from './built-pages.js';

describe('where the built pages lie', () => {
  it('in the repository: where they are built', () => {
    expect(builtPages((name) => `/repository/projects/${name}`, '/repository/projects/livechat-server')).toEqual({
      deskDir: '/repository/projects/agent-desk/dist/browser',
      widgetDir: '/repository/projects/livechat-widget/dist',
    });
  });

  it('installed by itself: in the package', () => {
    expect(builtPages(() => null, '/app/node_modules/livechat-server')).toEqual({
      deskDir: '/app/node_modules/livechat-server/pages/desk',
      widgetDir: '/app/node_modules/livechat-server/pages/widget',
    });
  });
});
