/** A page whose scripts add methods to the prototypes so that `for … in` finds them. */
export const enumerableAddOns = {
  name: 'methods added to the prototypes of Object, Array and Function, enumerable',
  head: `<script>
    Object.prototype.extend = function (more) { for (var key in more) this[key] = more[key]; return this; };
    Object.prototype.forEachKey = function () {};
    Array.prototype.remove = function (item) { var at = this.indexOf(item); if (at >= 0) this.splice(at, 1); return this; };
    Array.prototype.last = function () { return this[this.length - 1]; };
    Array.prototype.unique = function () { return this; };
    Function.prototype.method = function (name, code) { this.prototype[name] = code; return this; };
    String.prototype.reverse = function () { return this.split('').reverse().join(''); };
  </script>`,
  undo: 'delete Object.prototype.extend; delete Object.prototype.forEachKey; delete Array.prototype.last',
};
