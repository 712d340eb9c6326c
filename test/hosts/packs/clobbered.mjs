const NAMES =
  'magpie customElements currentScript head body documentElement fetch localStorage Promise cookie forms children ' +
  'location navigator history defaultView visibilityState activeElement firstElementChild URL trustedTypes configure account ' +
  'settings policy lang dir title images name parent top self frames';

/** A page whose pictures and forms have names that `document` and `window` then have too. */
export const clobbered = {
  name: 'pictures and forms named as what document and window have',
  around: (body) =>
    NAMES.split(' ')
      .map(
        (name) =>
          `<img name="${name}" id="${name}" alt="" hidden><form name="${name}" hidden><input name="attributes" id="${name}"><input name="${name}"></form>`,
      )
      .join('') + body,
  undo: `for (const one of document.querySelectorAll('form[hidden], img[hidden]')) one.remove()`,
};
