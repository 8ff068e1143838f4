import type { Agent } from 'livechat-core/protocol';
import { SCOPES, type Actor, type Scope } from './actor.js';
import { accessOf, mayDeskSend, mayPageSend, requireAccess } from './permissions.js';

const person = (role: Agent['role']): Agent => ({ id: 'agent-0001', name: 'Ann', email: 'ann@shop.example', role });
const agent = (role: Agent['role']): Actor => ({ kind: 'AGENT', agent: person(role), sessionToken: 'token' });
const program = (...scopes: Scope[]): Actor => ({ kind: 'PROGRAM', keyId: 'key-0001', scopes });
const NOBODY: Actor = { kind: 'NOBODY' };
const refusal = (code: string): Error => expect.objectContaining({ name: 'LiveChatError', code }) as Error;

describe('permissions', () => {
  it('an administrator may do what an agent may, and an agent not what an administrator may', () => {
    for (const role of ['AGENT', 'ADMIN'] as const) {
      expect(() => requireAccess({ who: 'AGENT', role }, agent('ADMIN'))).not.toThrow();
      expect(() => requireAccess({ who: 'AGENT', role }, NOBODY)).toThrow(refusal('UNAUTHENTICATED'));
      expect(() => requireAccess({ who: 'AGENT', role }, program(...SCOPES))).toThrow(refusal('UNAUTHENTICATED'));
    }
    expect(() => requireAccess({ who: 'AGENT', role: 'AGENT' }, agent('AGENT'))).not.toThrow();
    expect(() => requireAccess({ who: 'AGENT', role: 'ADMIN' }, agent('AGENT'))).toThrow(refusal('FORBIDDEN'));
  });

  it('a program may do what its scopes say, and nothing for people', () => {
    for (const scope of SCOPES) {
      const others = SCOPES.filter((other) => other !== scope);
      expect(() => requireAccess({ who: 'PROGRAM', scope }, program(scope))).not.toThrow();
      expect(() => requireAccess({ who: 'PROGRAM', scope }, program(...others))).toThrow(refusal('FORBIDDEN'));
      expect(() => requireAccess({ who: 'PROGRAM', scope }, agent('ADMIN'))).toThrow(refusal('UNAUTHENTICATED'));
    }
  });

  it('the administration is for administrators, and for programs with the scope', () => {
    const access = { who: 'OFFICE', scope: 'privacy' } as const;
    expect(() => requireAccess(access, agent('ADMIN'))).not.toThrow();
    expect(() => requireAccess(access, program('privacy'))).not.toThrow();
    expect(() => requireAccess(access, agent('AGENT'))).toThrow(refusal('FORBIDDEN'));
    expect(() => requireAccess(access, program('widgets', 'widget-keys'))).toThrow(refusal('FORBIDDEN'));
    expect(() => requireAccess(access, NOBODY)).toThrow(refusal('UNAUTHENTICATED'));
  });

  it('closes what has no entry, whatever it is called', () => {
    for (const url of ['/desk/api/forgotten', '/ccaas', '/livechat/1/__proto__', '/widget/constructor']) {
      expect(() => accessOf('GET', url)).toThrow(refusal('FORBIDDEN'));
    }
    expect(() => accessOf('PUT', '/desk/api/conversations')).toThrow(refusal('FORBIDDEN'));
    expect(accessOf('GET', '/shop')).toBeUndefined();
    expect(accessOf('GET', '/desktop')).toBeUndefined();
    expect(accessOf('HEAD', '/livez')).toEqual(accessOf('GET', '/livez'));
  });

  it('a page says hello first and once, an agent speaks to the desk', () => {
    expect([mayPageSend('hello', 'NEWCOMER'), mayPageSend('hello', 'SESSION')]).toEqual([true, false]);
    expect([mayPageSend('post', 'NEWCOMER'), mayPageSend('post', 'SESSION')]).toEqual([false, true]);
    expect([mayDeskSend('ping', person('AGENT')), mayDeskSend('ping', person('ADMIN'))]).toEqual([true, true]);
  });
});
