/** A page with a calendar of its own: `Date` is a class of a library's, `Intl` a polyfill that knows half of it. */
export const datesPatched = {
  name: 'Date and Intl replaced',
  head: `<script>
    (function () {
      var Real = Date;
      function Moment() {
        var given = arguments;
        var date = given.length === 0 ? new Real() : given.length === 1 ? new Real(given[0]) : new Real(given[0], given[1], given[2] || 1, given[3] || 0, given[4] || 0, given[5] || 0, given[6] || 0);
        Object.setPrototypeOf(date, Moment.prototype);
        return date;
      }
      Moment.prototype = Object.create(Real.prototype);
      Moment.prototype.constructor = Moment;
      Moment.prototype.toLocaleDateString = Moment.prototype.toLocaleString = function () { return this.toISOString().slice(0, 10); };
      Moment.now = function () { return Real.now(); };
      Moment.parse = function (text) { return Real.parse(text); };
      Moment.UTC = Real.UTC;
      window.Date = Moment;
      var Format = Intl.DateTimeFormat;
      Intl.DateTimeFormat = function (locale, options) { return new Format(locale, options); };
      Intl.DateTimeFormat.prototype = Format.prototype;
      var Numbers = Intl.NumberFormat;
      Intl.NumberFormat = function (locale, options) { return new Numbers(locale, options); };
      Intl.NumberFormat.prototype = Numbers.prototype;
      delete Intl.Segmenter;
      delete Intl.ListFormat;
      delete Intl.DisplayNames;
      Number.prototype.toLocaleString = function () { return String(this); };
    })();
  </script>`,
};
