/** Controls, and marks that turn the order of what follows: in a line of code they would show something else than it says. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/** @param {string} text A name from a network. @returns {string} The same on one line, with nothing in it that cannot be seen. */
export const visibleText = (text) => text.replace(INVISIBLE, ' ').trim();
