import * as z from 'livechat-core/schemas';
import { tabNewsSchema, type TabNews } from '../state/tab-news.js';

/** How a tab says its news to all others. */
const newsMessageSchema = z.object({ type: z.literal('news'), news: tabNewsSchema });
export type NewsMessage = z.infer<typeof newsMessageSchema>;

/** The news; `null` for what is none. */
export function readNews(data: unknown): TabNews | null {
  const parsed = newsMessageSchema.safeParse(data);
  return parsed.success ? parsed.data.news : null;
}
