/** The name of the element that the widget draws itself into; where it is on the page, the loader leaves all to it. */
export const WIDGET_TAG = 'lc-widget';
