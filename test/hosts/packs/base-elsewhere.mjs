/** A page whose relative addresses belong to another site, and open in a frame of it. */
export const baseElsewhere = {
  name: 'a base elsewhere, and a target of its own',
  head: `<base href="https://elsewhere.example/deep/path/" target="wanted">`,
  absolute: true,
};
