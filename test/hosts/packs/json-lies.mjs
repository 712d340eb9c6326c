/** A page whose `JSON.parse` gives back nothing of what it was given. */
export const jsonLies = {
  name: 'JSON.parse that lies',
  head: `<script>JSON.parse = function () { return {}; };</script>`,
  linksOnly: 'no answer can be read',
};
