/** A page whose monitoring wraps whatever is called through `call`, `apply` and `bind`. */
export const functionMethods = {
  name: 'Function.prototype.bind, call, apply and toString replaced',
  head: `<script>
    (function () {
      var apply = Reflect.apply;
      Function.prototype.apply = function (object, given) { return apply(this, object, given || []); };
      Function.prototype.call = function (object) {
        var given = []; for (var at = 1; at < arguments.length; at++) given[at - 1] = arguments[at];
        return apply(this, object, given);
      };
      Function.prototype.bind = function (object) {
        var method = this, first = []; for (var at = 1; at < arguments.length; at++) first[at - 1] = arguments[at];
        return function () {
          var given = first.slice(); for (var at = 0; at < arguments.length; at++) given[given.length] = arguments[at];
          return apply(method, object, given);
        };
      };
      Function.prototype.toString = function () { return 'function () { [native code] }'; };
    })();
  </script>`,
};
