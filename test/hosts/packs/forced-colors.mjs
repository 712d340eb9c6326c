/** A visitor whose system has its own few colours. */
export const forcedColors = {
  name: 'forced colors',
  options: { forcedColors: 'active' },
  differs: 'the colours are the visitor’s',
};
