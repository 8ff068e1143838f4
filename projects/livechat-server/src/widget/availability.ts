import type { Availability } from 'livechat-core/protocol';
import type { Widget } from '../store/widget-store.js';
import { openingState, type OpeningState } from './working-hours.js';

/** Faces of the team that a page shows at most. */
const FACES = 5;

/** An agent, and when the desk last gave a sign of life. */
export interface AgentPresence {
  readonly name: string;
  /** In milliseconds since 1970. */
  readonly seenAt: number;
}

/** A desk speaks every 15 s; one that was silent for three times as long is gone. */
export const PRESENCE_MS = 45_000;

/** What is known of a team at a moment. */
export interface TeamState {
  /** Newest sign of life first. */
  readonly agents: readonly AgentPresence[];
  /** How long the last customers waited for their first answer, typically. */
  readonly measuredMinutes?: number | undefined;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** Whether somebody is there to answer in a widget, as its settings and the team's state say. */
export function availabilityOf(widget: Widget, team: TeamState): Availability {
  const { workingHours, offlineText } = widget;
  const present = team.agents.filter(({ seenAt }) => team.now - seenAt < PRESENCE_MS);
  const hours = workingHours === undefined ? undefined : openingState(workingHours, team.now);
  const replyMinutes = widget.replyMinutes ?? team.measuredMinutes;
  // Nobody there: those who were there last, for their faces.
  const faces = (present.length > 0 ? present : team.agents).slice(0, FACES);
  return {
    isOnline: isOnline(widget, { hours, hasAgent: present.length > 0 }),
    ...(hours?.changesAt === undefined ? {} : { changesAt: hours.changesAt }),
    ...(offlineText === undefined ? {} : { offlineText }),
    ...(replyMinutes === undefined ? {} : { replyMinutes }),
    // Sorted, so that who spoke last changes nothing that pages would be told of.
    agents: faces.map(({ name }) => ({ name })).toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

function isOnline(
  { onlineWhile }: Widget,
  { hours, hasAgent }: { readonly hours: OpeningState | undefined; readonly hasAgent: boolean },
): boolean {
  const isOpen = hours?.isOpen ?? true;
  switch (onlineWhile ?? (hours === undefined ? 'AGENTS' : 'HOURS')) {
    case 'HOURS':
      return isOpen;
    case 'AGENTS':
      return hasAgent;
    case 'HOURS_AND_AGENTS':
      return isOpen && hasAgent;
  }
}

/**
 * The typical wait of customers for their first answer, in minutes; `undefined` where too few were
 * answered to tell.
 *
 * @param waits in milliseconds
 */
export function typicalMinutes(waits: readonly number[]): number | undefined {
  if (waits.length < 3) return undefined;
  const median = waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0;
  return Math.max(1, Math.round(median / 60_000));
}
