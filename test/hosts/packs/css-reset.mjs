/** A page that resets everything, with the strongest word there is. */
export const cssReset = {
  name: '* { all: unset !important }',
  head: `<style>* { all: unset !important } head, script, style { display: none !important }</style>`,
  differs: 'the elements’ own boxes, and the page around them, are as if nobody had styled them',
};
