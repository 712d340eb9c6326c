/** A page that is read from right to left, at 400 %: 320 CSS pixels wide. */
export const rightToLeft = {
  name: 'right to left, at 400 %',
  head: `<script>document.documentElement.dir = 'rtl'</script>`,
  options: { viewport: { width: 320, height: 900 } },
  differs: 'it is a mirror image, as wide as the screen',
};
