/** The name of the placeholder's element; the widget looks for it to take its place. */
export const PLACEHOLDER_TAG = 'lc-placeholder';
