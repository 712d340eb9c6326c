const METHODS = ['querySelectorAll', 'getElementsByTagName', 'createElement', 'importNode', 'adoptedStyleSheets'];

/** A page whose forms take the place of what `document` does: no script on it can draw. */
export const clobberedMethods = {
  name: 'forms named as methods of document',
  around: (body) => METHODS.map((name) => `<form name="${name}" hidden></form>`).join('') + body,
  linksOnly: 'nothing can be made or found on this page',
  says: /is not a function/,
};
