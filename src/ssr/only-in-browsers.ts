/** Stands in for parts of elements that answer visitors: a server draws without them. */
export const onlyInBrowsers = true;
