/** The class names of all events of all elements, each once. */
export const eventClasses = (elements) => [
  ...new Set(elements.flatMap(({ events }) => events.map(({ className }) => className))),
];

/** `magpie-load` is `onMagpieLoad` in React and in Vue. */
export const camelEvent = (name) => `on${name.replace(/(?:^|-)./g, (start) => start.at(-1).toUpperCase())}`;
