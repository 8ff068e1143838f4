/** A line in which conversations wait for a part of the team. */
export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

/** The queues. Which one a conversation is in, `CaseStore.updateCase` says. */
export interface QueueStore {
  /** By name. */
  listQueues(): Promise<readonly Queue[]>;
  /** @throws LiveChatError `LIMIT_EXCEEDED` when there are {@link MOST_QUEUES} already, `INVALID_ARGUMENT` for a name that is taken */
  addQueue(name: string): Promise<Queue>;
  /** @throws LiveChatError `INVALID_ARGUMENT` for a name that is taken */
  renameQueue(id: string, name: string): Promise<Queue | undefined>;
  /** Its conversations are in no queue then; receivers are told of those that are not closed. Whether there was one. */
  removeQueue(id: string): Promise<boolean>;
}

export const MOST_QUEUES = 100;
