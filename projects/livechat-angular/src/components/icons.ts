import {
  ArrowDown,
  ArrowUp,
  Check,
  CheckCheck,
  ChevronDown,
  ChevronLeft,
  CircleAlert,
  CircleQuestionMark,
  Clock,
  Headset,
  MessageCircle,
  MessagesSquare,
  Plus,
  Smile,
  WifiOff,
  type IconNode,
} from 'lucide';

/** The drawings that the widget uses, by what they mean here. */
export const ICONS = {
  chat: MessageCircle,
  close: ChevronDown,
  minimize: ChevronDown,
  back: ChevronLeft,
  send: ArrowUp,
  latest: ArrowDown,
  add: Plus,
  team: MessagesSquare,
  messages: MessagesSquare,
  headset: Headset,
  help: CircleQuestionMark,
  smile: Smile,
  offline: WifiOff,
  problem: CircleAlert,
  sending: Clock,
  sent: Check,
  delivered: CheckCheck,
  seen: CheckCheck,
} as const satisfies Readonly<Record<string, IconNode>>;

/** The name of a drawing. */
export type IconName = keyof typeof ICONS;

/** Drawings that point along the line of text and are mirrored where text runs from right to left. */
export const DIRECTIONAL_ICONS: ReadonlySet<IconName> = new Set<IconName>(['back']);
