import { allowedMethods } from './allowed-methods.js';

describe('the methods of a path', () => {
  const routes = [
    { method: 'PUT', url: '/ccaas/1/conversations/:id' },
    { method: 'GET', url: '/ccaas/1/conversations/:id' },
    { method: 'HEAD', url: '/ccaas/1/conversations/:id' },
    { method: 'GET', url: '/ccaas/1/conversations' },
    { method: 'GET', url: '/desk/*' },
  ];

  it.each([
    ['/ccaas/1/conversations/a-1', ['GET', 'HEAD', 'PUT']],
    ['/ccaas/1/conversations/a-1?limit=1/2', ['GET', 'HEAD', 'PUT']],
    ['/ccaas/1/conversations', ['GET']],
    ['/ccaas/1/conversations/', []],
    ['/ccaas/1/conversations/a/b', []],
    ['/desk/api/nothing', []],
  ])('%s has %j', (url, methods) => {
    expect(allowedMethods(routes, url)).toEqual(methods);
  });
});
