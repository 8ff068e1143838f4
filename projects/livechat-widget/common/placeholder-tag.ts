/** The name of the placeholder's element; the widget looks for it to take its place. */
export const PLACEHOLDER_TAG = 'lc-placeholder';
/** Marks a placeholder that fills an element of the page: it goes as a whole when the widget comes. */
export const INLINE = 'data-inline';
