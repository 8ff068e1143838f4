// Made by "npm run api-client" from /openapi.json.

export interface paths {
  '/ccaas/1/conversations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List conversations
     * @description Scope of the key: `conversations:read`.
     */
    get: operations['listConversations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a conversation
     * @description Scope of the key: `conversations:read`.
     */
    get: operations['getConversation'];
    /**
     * Change status, priority, topic or summary
     * @description A closed conversation cannot be changed any more; the answer is then 409. Scope of the key: `conversations:write`.
     */
    put: operations['updateConversation'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the messages of a conversation
     * @description Scope of the key: `conversations:read`.
     */
    get: operations['listMessages'];
    put?: never;
    /**
     * Write to the customer
     * @description As an agent with the header `x-agent-id`, otherwise as a bot. Give an id of your own in the header `x-idempotency-key` or in `clientMessageId`, and repeat the request without fear when no answer came: the message is stored once. Scope of the key: `conversations:write`.
     */
    post: operations['postMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show the customer that an answer is being written
     * @description It is shown for 6 seconds: repeat `TYPING_STARTED` every 3 seconds while it goes on. It is never stored. Scope of the key: `conversations:write`.
     */
    post: operations['postEvent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}/metadata': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the contextual data of a conversation
     * @description Scope of the key: `metadata`.
     */
    get: operations['getMetadata'];
    /**
     * Replace the contextual data
     * @description Scope of the key: `metadata`.
     */
    put: operations['putMetadata'];
    post?: never;
    /**
     * Remove all contextual data
     * @description Scope of the key: `metadata`.
     */
    delete: operations['deleteMetadata'];
    options?: never;
    head?: never;
    /**
     * Merge contextual data, key by key
     * @description A value replaces the one of the same key whole. A conversation holds at most 64 KiB and 400 keys. Scope of the key: `metadata`.
     */
    patch: operations['patchMetadata'];
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}/assignee': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Assign a conversation to an agent
     * @description Scope of the key: `conversations:write`.
     */
    put: operations['putAssignee'];
    post?: never;
    /**
     * Take a conversation from its agent
     * @description Scope of the key: `conversations:write`.
     */
    delete: operations['deleteAssignee'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the tags of a conversation
     * @description Scope of the key: `conversations:read`.
     */
    get: operations['listTags'];
    put?: never;
    /**
     * Add a tag
     * @description Adding one that is there already changes nothing. A conversation has at most 20 tags. Scope of the key: `conversations:write`.
     */
    post: operations['postTag'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}/tags/{tagName}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a tag
     * @description Scope of the key: `conversations:write`.
     */
    delete: operations['deleteTag'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the notes of a conversation
     * @description Scope of the key: `conversations:read`.
     */
    get: operations['listNotes'];
    put?: never;
    /**
     * Add a note
     * @description Customers never see notes. A conversation has at most 200. Scope of the key: `conversations:write`.
     */
    post: operations['postNote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/conversations/{conversationId}/notes/{noteId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change a note
     * @description Scope of the key: `conversations:write`.
     */
    put: operations['putNote'];
    post?: never;
    /**
     * Remove a note
     * @description Scope of the key: `conversations:write`.
     */
    delete: operations['deleteNote'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/agents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the agents
     * @description Scope of the key: `conversations:read`.
     */
    get: operations['listAgents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/agents/{agentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an agent
     * @description Scope of the key: `conversations:read`.
     */
    get: operations['getAgent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the receivers
     * @description Scope of the key: `webhooks`.
     */
    get: operations['listWebhooks'];
    put?: never;
    /**
     * Add a receiver
     * @description It is told what happens from now on. Scope of the key: `webhooks`.
     */
    post: operations['addWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/webhooks/{webhookId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a receiver
     * @description What it was still to be told is forgotten. Scope of the key: `webhooks`.
     */
    delete: operations['removeWebhook'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/webhooks/{webhookId}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what a receiver was sent
     * @description Scope of the key: `webhooks`.
     */
    get: operations['listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/webhooks/deliveries/{deliveryId}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an event once more
     * @description Scope of the key: `webhooks`.
     */
    post: operations['redeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Upload a file
     * @description The body is the file. Its `content-type` is compared with what the bytes say. A repeat with the same `x-client-file-id` is answered with the first file, and status 200. Scope of the key: `conversations:write`.
     */
    post: operations['uploadFile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ccaas/1/files/{fileId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Download a file
     * @description Of any message that the key may read. Parts are given for the header `range`. Scope of the key: `conversations:read`.
     */
    get: operations['downloadFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  CONVERSATION_CREATED: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * CONVERSATION_CREATED
     * @description Answer with any 2xx status within 10 seconds. Anything else is tried again.
     */
    post: operations['on_CONVERSATION_CREATED'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CONVERSATION_METADATA_UPDATED: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * CONVERSATION_METADATA_UPDATED
     * @description Answer with any 2xx status within 10 seconds. Anything else is tried again.
     */
    post: operations['on_CONVERSATION_METADATA_UPDATED'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CONVERSATION_STATUS_UPDATED: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * CONVERSATION_STATUS_UPDATED
     * @description Answer with any 2xx status within 10 seconds. Anything else is tried again.
     */
    post: operations['on_CONVERSATION_STATUS_UPDATED'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CONVERSATION_ASSIGNMENT_UPDATED: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * CONVERSATION_ASSIGNMENT_UPDATED
     * @description Answer with any 2xx status within 10 seconds. Anything else is tried again.
     */
    post: operations['on_CONVERSATION_ASSIGNMENT_UPDATED'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CONVERSATION_TAG_ADDED: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * CONVERSATION_TAG_ADDED
     * @description Answer with any 2xx status within 10 seconds. Anything else is tried again.
     */
    post: operations['on_CONVERSATION_TAG_ADDED'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CONVERSATION_NOTE_ADDED: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * CONVERSATION_NOTE_ADDED
     * @description Answer with any 2xx status within 10 seconds. Anything else is tried again.
     */
    post: operations['on_CONVERSATION_NOTE_ADDED'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  INBOUND_MESSAGE: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * INBOUND_MESSAGE
     * @description Answer with any 2xx status within 10 seconds. Anything else is tried again.
     */
    post: operations['on_INBOUND_MESSAGE'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  OUTBOUND_MESSAGE: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * OUTBOUND_MESSAGE
     * @description Answer with any 2xx status within 10 seconds. Anything else is tried again.
     */
    post: operations['on_OUTBOUND_MESSAGE'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    Agent: {
      id: string;
      displayName: string;
      email: string;
      /** @enum {string} */
      role: 'AGENT' | 'ADMIN';
    };
    AgentList: {
      agents: components['schemas']['Agent'][];
    };
    Assignee: {
      agentId: string;
    };
    /** @description A conversation was assigned to an agent, or to nobody any more. */
    CONVERSATION_ASSIGNMENT_UPDATED: {
      /** @constant */
      type: 'CONVERSATION_ASSIGNMENT_UPDATED';
      /**
       * Format: date-time
       * @description When it happened, not when it is delivered.
       */
      timestamp: string;
      payload: {
        conversation: components['schemas']['Conversation'];
      };
    };
    /** @description A customer's first message opened a conversation. The message itself is the next event. */
    CONVERSATION_CREATED: {
      /** @constant */
      type: 'CONVERSATION_CREATED';
      /**
       * Format: date-time
       * @description When it happened, not when it is delivered.
       */
      timestamp: string;
      payload: {
        conversation: components['schemas']['Conversation'];
      };
    };
    /** @description The contextual data of a conversation changed. What came with the first message comes before it. */
    CONVERSATION_METADATA_UPDATED: {
      /** @constant */
      type: 'CONVERSATION_METADATA_UPDATED';
      /**
       * Format: date-time
       * @description When it happened, not when it is delivered.
       */
      timestamp: string;
      payload: {
        conversation: components['schemas']['Conversation'];
        /** @description All of it, as it is after the change. */
        metadata: {
          [key: string]: unknown;
        };
      };
    };
    /** @description Somebody of the team, or a program, noted something. */
    CONVERSATION_NOTE_ADDED: {
      /** @constant */
      type: 'CONVERSATION_NOTE_ADDED';
      /**
       * Format: date-time
       * @description When it happened, not when it is delivered.
       */
      timestamp: string;
      payload: {
        conversation: components['schemas']['Conversation'];
        note: components['schemas']['Note'];
      };
    };
    /** @description A conversation is open, waits for the customer, is solved or closed. */
    CONVERSATION_STATUS_UPDATED: {
      /** @constant */
      type: 'CONVERSATION_STATUS_UPDATED';
      /**
       * Format: date-time
       * @description When it happened, not when it is delivered.
       */
      timestamp: string;
      payload: {
        conversation: components['schemas']['Conversation'];
      };
    };
    /** @description A conversation got a tag. */
    CONVERSATION_TAG_ADDED: {
      /** @constant */
      type: 'CONVERSATION_TAG_ADDED';
      /**
       * Format: date-time
       * @description When it happened, not when it is delivered.
       */
      timestamp: string;
      payload: {
        conversation: components['schemas']['Conversation'];
        tagName: string;
      };
    };
    Conversation: {
      id: string;
      /** @constant */
      channel: 'LIVE_CHAT';
      widgetId: string;
      customer: components['schemas']['Customer'];
      topic: string | null;
      summary: string | null;
      status: components['schemas']['ConversationStatus'];
      priority: components['schemas']['Priority'];
      /** @description The agent to whom it is assigned. */
      agentId: string | null;
      tags: components['schemas']['TagName'][];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      closedAt: string | null;
    };
    ConversationEvent: {
      /** @enum {string} */
      type: 'TYPING_STARTED' | 'TYPING_STOPPED';
    };
    ConversationPage: {
      conversations: components['schemas']['Conversation'][];
      pagination: components['schemas']['Pagination'];
    };
    /**
     * @description `WAITING`: the team waits for the customer. The customer's next message opens a conversation that is waiting or solved. A closed one cannot be changed any more.
     * @enum {string}
     */
    ConversationStatus: 'OPEN' | 'WAITING' | 'SOLVED' | 'CLOSED';
    /** @description What is left out stays as it is; `null` empties. */
    ConversationUpdate: {
      status?: components['schemas']['ConversationStatus'];
      priority?: components['schemas']['Priority'];
      topic?: string | null;
      summary?: string | null;
    };
    CreatedWebhook: {
      id: string;
      url: string;
      /** @description Empty: all of them. */
      types: components['schemas']['WebhookType'][];
      /** Format: date-time */
      createdAt: string;
      /** @description Signs what is sent; shown this once. */
      secret: string;
    };
    /** @description A visitor is anonymous; a customer has proved an identity with a token of the site. */
    Customer: {
      id: string;
      /** @enum {string} */
      kind: 'VISITOR' | 'CUSTOMER';
      name: string | null;
    };
    DeliveryList: {
      deliveries: components['schemas']['WebhookDelivery'][];
    };
    Error: {
      requestError: {
        serviceException: {
          /** @description Switch on this one, never on the text. */
          messageId: string;
          /** @description What is wrong, and what to do. */
          text: string;
          /** @description What is wrong, by the name of the field. */
          validationErrors?: {
            [key: string]: string[];
          };
        };
      };
    };
    /** @description A file that the server keeps has a `fileId`, one that lies elsewhere a `url`. */
    File: {
      fileId?: string;
      /** Format: uri */
      url?: string;
      fileName: string & (unknown & unknown);
      mediaType?: string;
      /** @description In bytes. */
      size?: number;
      /** @description In pixels. */
      width?: number;
      /** @description In pixels. */
      height?: number;
    };
    /** @description The customer wrote. */
    INBOUND_MESSAGE: {
      /** @constant */
      type: 'INBOUND_MESSAGE';
      /**
       * Format: date-time
       * @description When it happened, not when it is delivered.
       */
      timestamp: string;
      payload: {
        conversation: components['schemas']['Conversation'];
        message: components['schemas']['Message'];
      };
    };
    Message: {
      id: string;
      /** @constant */
      channel: 'LIVE_CHAT';
      /** @description The customer or, of an outbound message, the widget. */
      from: string;
      /** @description The widget or, of an outbound message, the customer. */
      to: string;
      /**
       * @description `INBOUND`: from the customer.
       * @enum {string}
       */
      direction: 'INBOUND' | 'OUTBOUND';
      conversationId: string;
      /** @description The id that the sender gave it; a repeat has the same one. */
      clientMessageId: string;
      authorId: string;
      /** @enum {string} */
      authorType: 'CUSTOMER' | 'AGENT' | 'BOT' | 'SYSTEM';
      authorName: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    } & components['schemas']['MessageContent'];
    /** @description What a message holds; `contentType` says which kind. */
    MessageContent:
      | {
          /** @constant */
          contentType: 'TEXT';
          content: {
            text: string;
          };
        }
      | {
          /** @constant */
          contentType: 'BUTTONS';
          content: {
            text: string;
            buttons: (
              | {
                  /** @constant */
                  type: 'URL';
                  title: string;
                  /** Format: uri */
                  url: string;
                }
              | {
                  /** @constant */
                  type: 'POSTBACK';
                  title: string;
                  payload: string;
                }
            )[];
          };
        }
      | {
          /** @constant */
          contentType: 'QUICK_REPLIES';
          content: {
            text: string;
            replies: {
              title: string;
              payload: string;
            }[];
          };
        }
      | {
          /** @constant */
          contentType: 'CAROUSEL';
          content: {
            cards: {
              title: string;
              description?: string;
              /** Format: uri */
              imageUrl?: string;
              actions: (
                | {
                    /** @constant */
                    type: 'URL';
                    title: string;
                    /** Format: uri */
                    url: string;
                  }
                | {
                    /** @constant */
                    type: 'POSTBACK';
                    title: string;
                    payload: string;
                  }
              )[];
            }[];
          };
        }
      | {
          /** @constant */
          contentType: 'SURVEY';
          content: {
            text: string;
            followUp?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'CUSTOM_DATA';
          content: {
            /** @description Any JSON within 16 KiB, 5 levels and 100 keys. */
            customData: unknown;
            agentMessage?: string;
            userMessage?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'IMAGE';
          content: {
            fileId?: string;
            /** Format: uri */
            url?: string;
            fileName: string & (unknown & unknown);
            mediaType?: string;
            /** @description In bytes. */
            size?: number;
            /** @description In pixels. */
            width?: number;
            /** @description In pixels. */
            height?: number;
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'VIDEO';
          content: {
            fileId?: string;
            /** Format: uri */
            url?: string;
            fileName: string & (unknown & unknown);
            mediaType?: string;
            /** @description In bytes. */
            size?: number;
            /** @description In pixels. */
            width?: number;
            /** @description In pixels. */
            height?: number;
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'AUDIO';
          content: {
            fileId?: string;
            /** Format: uri */
            url?: string;
            fileName: string & (unknown & unknown);
            mediaType?: string;
            /** @description In bytes. */
            size?: number;
            /** @description In pixels. */
            width?: number;
            /** @description In pixels. */
            height?: number;
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'DOCUMENT';
          content: {
            fileId?: string;
            /** Format: uri */
            url?: string;
            fileName: string & (unknown & unknown);
            mediaType?: string;
            /** @description In bytes. */
            size?: number;
            /** @description In pixels. */
            width?: number;
            /** @description In pixels. */
            height?: number;
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'FILES';
          content: {
            files: components['schemas']['File'][];
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'ANSWER';
          content: {
            text: string;
            payload: string;
            messageId?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'SURVEY_ANSWER';
          content: {
            /** @enum {string} */
            rating: 'SATISFIED' | 'UNSATISFIED';
            comment?: string;
            messageId: string;
          };
        }
      | {
          /** @constant */
          contentType: 'FORM';
          content: {
            fields: {
              name: string;
              label: string;
              value: string;
            }[];
            consent?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'NOTE';
          content: {
            /** @enum {string} */
            event: 'AGENT_JOINED' | 'CONVERSATION_SOLVED' | 'CONVERSATION_CLOSED' | 'CONVERSATION_REOPENED';
            name?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'UNSUPPORTED';
          content: Record<string, never>;
        };
    MessagePage: {
      messages: components['schemas']['Message'][];
      pagination: components['schemas']['Pagination'];
    };
    /**
     * @description Key-value pairs: what `send_contextual_data` sent, and what programs added.
     * @example {
     *       "color": "red",
     *       "cart": [
     *         {
     *           "sku": "A1"
     *         }
     *       ]
     *     }
     */
    Metadata: {
      [key: string]: unknown;
    };
    /** @description What an agent or a bot may write. */
    NewContent:
      | {
          /** @constant */
          contentType: 'TEXT';
          content: {
            text: string;
          };
        }
      | {
          /** @constant */
          contentType: 'BUTTONS';
          content: {
            text: string;
            buttons: (
              | {
                  /** @constant */
                  type: 'URL';
                  title: string;
                  /** Format: uri */
                  url: string;
                }
              | {
                  /** @constant */
                  type: 'POSTBACK';
                  title: string;
                  payload: string;
                }
            )[];
          };
        }
      | {
          /** @constant */
          contentType: 'QUICK_REPLIES';
          content: {
            text: string;
            replies: {
              title: string;
              payload: string;
            }[];
          };
        }
      | {
          /** @constant */
          contentType: 'CAROUSEL';
          content: {
            cards: {
              title: string;
              description?: string;
              /** Format: uri */
              imageUrl?: string;
              actions: (
                | {
                    /** @constant */
                    type: 'URL';
                    title: string;
                    /** Format: uri */
                    url: string;
                  }
                | {
                    /** @constant */
                    type: 'POSTBACK';
                    title: string;
                    payload: string;
                  }
              )[];
            }[];
          };
        }
      | {
          /** @constant */
          contentType: 'SURVEY';
          content: {
            text: string;
            followUp?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'CUSTOM_DATA';
          content: {
            /** @description Any JSON within 16 KiB, 5 levels and 100 keys. */
            customData: unknown;
            agentMessage?: string;
            userMessage?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'IMAGE';
          content: components['schemas']['NewFile'] & {
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'VIDEO';
          content: components['schemas']['NewFile'] & {
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'AUDIO';
          content: components['schemas']['NewFile'] & {
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'DOCUMENT';
          content: components['schemas']['NewFile'] & {
            text?: string;
          };
        }
      | {
          /** @constant */
          contentType: 'FILES';
          content: {
            files: components['schemas']['NewFile'][];
            text?: string;
          };
        };
    /** @description A file that lies elsewhere, or one that was uploaded. */
    NewFile:
      | {
          /**
           * Format: uri
           * @description An https address that the customer can open.
           */
          url: string;
          /** @description The last part of the address when it is left out. */
          fileName?: string & (unknown & unknown);
          /** @description Guessed from the name when it is left out. */
          mediaType?: string;
        }
      | {
          /** @description The id that `POST /ccaas/1/files` gave to the same key. */
          fileId: string;
        };
    NewMessage: {
      /** @description An id of yours. A message with the same one is stored once, whatever is repeated. */
      clientMessageId?: string;
    } & components['schemas']['NewContent'];
    /**
     * @description Key-value pairs; at most 16 KiB of JSON, 5 levels and 100 keys in one call.
     * @example {
     *       "color": "red"
     *     }
     */
    NewMetadata: {
      [key: string]: unknown;
    };
    NewNote: {
      content: string;
    };
    NewTag: {
      tagName: components['schemas']['TagName'];
    };
    NewWebhook: {
      /**
       * Format: uri
       * @description Where events are posted to; https, unless the server allows private addresses.
       */
      url: string;
      /** @description What it is told; everything when it is left out or empty. */
      types?: components['schemas']['WebhookType'][];
    };
    /** @description What the team notes about a conversation. Customers never see it. */
    Note: {
      id: string;
      conversationId: string;
      content: string;
      authorId: string;
      /** @enum {string} */
      authorType: 'CUSTOMER' | 'AGENT' | 'BOT' | 'SYSTEM';
      authorName: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    NoteList: {
      notes: components['schemas']['Note'][];
    };
    /** @description An agent or a bot wrote. */
    OUTBOUND_MESSAGE: {
      /** @constant */
      type: 'OUTBOUND_MESSAGE';
      /**
       * Format: date-time
       * @description When it happened, not when it is delivered.
       */
      timestamp: string;
      payload: {
        conversation: components['schemas']['Conversation'];
        message: components['schemas']['Message'];
      };
    };
    /** @description Where a page lies in the whole. */
    Pagination: {
      /** @description Items on all pages together. */
      totalItems: number;
      page: number;
      limit: number;
      orderBy: string;
    };
    /** @enum {string} */
    Priority: 'URGENT' | 'HIGH' | 'NORMAL' | 'LOW';
    StoredFile: {
      id: string;
      name: string & (unknown & unknown);
      mediaType: string;
      size: number;
      width?: number;
      height?: number;
    };
    TagList: {
      tags: components['schemas']['TagName'][];
    };
    /** @example vip */
    TagName: string;
    UploadedFile: {
      file: components['schemas']['StoredFile'];
    };
    Webhook: {
      id: string;
      url: string;
      /** @description Empty: all of them. */
      types: components['schemas']['WebhookType'][];
      /** Format: date-time */
      createdAt: string;
    };
    /** @description One event on its way to one receiver, or how that ended. */
    WebhookDelivery: {
      id: string;
      webhookId: string;
      /** @description The header `webhook-id`. */
      eventId: string;
      type: components['schemas']['WebhookType'];
      conversationId: string;
      /** @enum {string} */
      status: 'PENDING' | 'DELIVERED' | 'FAILED';
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      /** @description When it is tried next. */
      dueAt: string | null;
      lastAttemptAt: string | null;
      /** @description The HTTP status of the last answer. */
      lastStatus: number | null;
      lastError: string | null;
    };
    WebhookList: {
      webhooks: components['schemas']['Webhook'][];
    };
    /** @enum {string} */
    WebhookType:
      | 'CONVERSATION_CREATED'
      | 'CONVERSATION_METADATA_UPDATED'
      | 'CONVERSATION_STATUS_UPDATED'
      | 'CONVERSATION_ASSIGNMENT_UPDATED'
      | 'CONVERSATION_TAG_ADDED'
      | 'CONVERSATION_NOTE_ADDED'
      | 'INBOUND_MESSAGE'
      | 'OUTBOUND_MESSAGE';
  };
  responses: {
    /** @description Something in the request is not valid, or does not exist. The text names it. */
    Invalid: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description The key is missing, wrong or revoked. */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description The key has not the scope, or it is not allowed at all. */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description The conversation is closed and cannot be changed any more. */
    Closed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Too many requests; the header `retry-after` says how many seconds to wait. */
    TooMany: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description The server failed. Nothing was changed; try again. */
    Failed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listConversations: {
    parameters: {
      query?: {
        /** @description How many items a page has. */
        limit?: number;
        /** @description The number of the page; the first one is 0. */
        page?: number;
        orderBy?: 'createdAt:ASC' | 'createdAt:DESC' | 'updatedAt:ASC' | 'updatedAt:DESC';
        /** @description One or more states. */
        status?: components['schemas']['ConversationStatus'][];
        /** @description The agent to whom they are assigned; `none`: to nobody. */
        agentId?: 'none' | string;
        widgetId?: string;
        customerId?: string;
        priority?: components['schemas']['Priority'];
        tag?: components['schemas']['TagName'];
        createdFrom?: string;
        createdBefore?: string;
        updatedFrom?: string;
        updatedBefore?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationPage'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  getConversation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  updateConversation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConversationUpdate'];
      };
    };
    responses: {
      /** @description The conversation after the change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  listMessages: {
    parameters: {
      query?: {
        /** @description How many items a page has. */
        limit?: number;
        /** @description The number of the page; the first one is 0. */
        page?: number;
        orderBy?: 'createdAt:ASC' | 'createdAt:DESC';
      };
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagePage'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  postMessage: {
    parameters: {
      query?: never;
      header?: {
        /** @description The agent in whose name this is done. Without it the program does it itself, as a bot. */
        'x-agent-id'?: string;
        /** @description An id of this message. A request with the same one is answered as the first one was. */
        'x-idempotency-key'?: string;
      };
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewMessage'];
      };
    };
    responses: {
      /** @description The stored message. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  postEvent: {
    parameters: {
      query?: never;
      header?: {
        /** @description The agent in whose name this is done. Without it the program does it itself, as a bot. */
        'x-agent-id'?: string;
      };
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConversationEvent'];
      };
    };
    responses: {
      /** @description It was passed on. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  getMetadata: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bare object. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Metadata'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  putMetadata: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewMetadata'];
      };
    };
    responses: {
      /** @description All metadata after the change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Metadata'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  deleteMetadata: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation has no metadata any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  patchMetadata: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewMetadata'];
      };
    };
    responses: {
      /** @description All metadata after the change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Metadata'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  putAssignee: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Assignee'];
      };
    };
    responses: {
      /** @description The conversation after the change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  deleteAssignee: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation after the change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  listTags: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description By name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TagList'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  postTag: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewTag'];
      };
    };
    responses: {
      /** @description All tags of the conversation. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TagList'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  deleteTag: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
        tagName: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation does not have the tag any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  listNotes: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Oldest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NoteList'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  postNote: {
    parameters: {
      query?: never;
      header?: {
        /** @description The agent in whose name this is done. Without it the program does it itself, as a bot. */
        'x-agent-id'?: string;
      };
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewNote'];
      };
    };
    responses: {
      /** @description The note. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Note'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  putNote: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
        noteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewNote'];
      };
    };
    responses: {
      /** @description The note after the change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Note'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  deleteNote: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the conversation. */
        conversationId: string;
        noteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There is no such note any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  listAgents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description By name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentList'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  getAgent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The agent. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Agent'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  listWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Oldest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookList'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  addWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewWebhook'];
      };
    };
    responses: {
      /** @description The receiver with the secret of its signatures. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedWebhook'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  removeWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There is no such receiver any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        status?: 'PENDING' | 'DELIVERED' | 'FAILED';
        limit?: number;
      };
      header?: never;
      path: {
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first. What has ended is kept for a week. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryList'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  redeliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is in the queue again. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  uploadFile: {
    parameters: {
      query?: never;
      header: {
        /** @description The name without a path, as `encodeURIComponent` writes it. */
        'x-file-name': string;
        /** @description An id of your own for this file; the same in every repeat. */
        'x-client-file-id': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        '*/*': unknown;
      };
    };
    responses: {
      /** @description The file, as messages name it by `fileId`. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadedFile'];
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Closed'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  downloadFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        fileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bytes of the file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['Invalid'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooMany'];
      500: components['responses']['Failed'];
    };
  };
  on_CONVERSATION_CREATED: {
    parameters: {
      query?: never;
      header: {
        /** @description The id of the event; the same in every attempt. */
        'webhook-id': string;
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description `v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CONVERSATION_CREATED'];
      };
    };
    responses: {
      /** @description It was taken. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is sent again later. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  on_CONVERSATION_METADATA_UPDATED: {
    parameters: {
      query?: never;
      header: {
        /** @description The id of the event; the same in every attempt. */
        'webhook-id': string;
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description `v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CONVERSATION_METADATA_UPDATED'];
      };
    };
    responses: {
      /** @description It was taken. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is sent again later. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  on_CONVERSATION_STATUS_UPDATED: {
    parameters: {
      query?: never;
      header: {
        /** @description The id of the event; the same in every attempt. */
        'webhook-id': string;
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description `v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CONVERSATION_STATUS_UPDATED'];
      };
    };
    responses: {
      /** @description It was taken. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is sent again later. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  on_CONVERSATION_ASSIGNMENT_UPDATED: {
    parameters: {
      query?: never;
      header: {
        /** @description The id of the event; the same in every attempt. */
        'webhook-id': string;
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description `v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CONVERSATION_ASSIGNMENT_UPDATED'];
      };
    };
    responses: {
      /** @description It was taken. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is sent again later. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  on_CONVERSATION_TAG_ADDED: {
    parameters: {
      query?: never;
      header: {
        /** @description The id of the event; the same in every attempt. */
        'webhook-id': string;
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description `v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CONVERSATION_TAG_ADDED'];
      };
    };
    responses: {
      /** @description It was taken. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is sent again later. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  on_CONVERSATION_NOTE_ADDED: {
    parameters: {
      query?: never;
      header: {
        /** @description The id of the event; the same in every attempt. */
        'webhook-id': string;
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description `v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CONVERSATION_NOTE_ADDED'];
      };
    };
    responses: {
      /** @description It was taken. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is sent again later. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  on_INBOUND_MESSAGE: {
    parameters: {
      query?: never;
      header: {
        /** @description The id of the event; the same in every attempt. */
        'webhook-id': string;
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description `v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['INBOUND_MESSAGE'];
      };
    };
    responses: {
      /** @description It was taken. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is sent again later. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  on_OUTBOUND_MESSAGE: {
    parameters: {
      query?: never;
      header: {
        /** @description The id of the event; the same in every attempt. */
        'webhook-id': string;
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description `v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OUTBOUND_MESSAGE'];
      };
    };
    responses: {
      /** @description It was taken. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is sent again later. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
