/** A page that makes dates of what looks like one, in whatever is parsed, and writes JSON its own way. */
export const jsonPatched = {
  name: 'JSON.parse makes dates, JSON.stringify is old',
  head: `<script>
    (function () {
      var parse = JSON.parse, stringify = JSON.stringify;
      JSON.parse = function (text, reviver) {
        return parse(text, function (key, value) {
          if (typeof value === 'string' && /^\\d{4}-\\d\\d-\\d\\dT/.test(value)) value = new Date(value);
          return reviver ? reviver.call(this, key, value) : value;
        });
      };
      JSON.stringify = function (value, replacer, space) {
        return stringify(value, replacer, space).replace(/[\\u007f-\\uffff]/g, function (character) {
          return '\\\\u' + ('0000' + character.charCodeAt(0).toString(16)).slice(-4);
        });
      };
    })();
  </script>`,
  linksOnly: 'a post whose date is no text is none that the network sends: of the feed, the link stays',
};
