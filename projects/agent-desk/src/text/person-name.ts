import type { Person } from 'livechat-core/protocol';
import { TEXT } from './catalogue';

/**
 * What to call a person: the proved name, or a name that an anonymous visitor keeps on every screen.
 *
 * @example
 * ```ts
 * personName({ id: 'kq3…', kind: 'VISITOR' }); // 'Visitor 3F2A'
 * ```
 */
export function personName(person: Person): string {
  const name = person.name?.trim();
  return name === undefined || name === '' ? TEXT.person.visitor(markOf(person.id)) : name;
}

/** Up to two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.match(/[\p{L}\p{N}]/u)?.[0] ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}

/** A hue from 0 up to 360 by which a person is recognised at a glance. */
export function hueOf(id: string): number {
  return hash(id) % 360;
}

function markOf(id: string): string {
  return (hash(id) & 0xffff).toString(16).toUpperCase().padStart(4, '0');
}

/** FNV-1a: well spread over short texts, and the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
