/** The paths of what is not said over the socket, below the server's URL. */
export const HTTP_PATHS = {
  /** Takes a file: `POST`, with a visitor's token. */
  upload: (widgetId: string): string => `/livechat/1/widgets/${widgetId}/files`,
  /** Gives a file back: `GET`, with a visitor's token. */
  file: (fileId: string): string => `/livechat/1/files/${fileId}`,
  /** Everything of the person who asks: `GET`, as an archive. */
  exportOfMe: '/livechat/1/me/export',
  /** The person who asks: `DELETE`, for good. */
  me: '/livechat/1/me',
} as const;
