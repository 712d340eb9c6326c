/** A page with a library's promises in place of the browser's: no `finally`, no `allSettled`, and nothing native is one. */
export const userlandPromise = {
  name: 'Promise replaced by a library’s',
  head: `<script>
    (function () {
      function Deferred(run) {
        if (!(this instanceof Deferred)) throw new TypeError('A promise is made with new.');
        this.state = 0; this.value = undefined; this.waiting = [];
        var that = this;
        try { run(function (value) { take(that, value); }, function (reason) { settle(that, 2, reason); }); } catch (thrown) { settle(that, 2, thrown); }
      }
      function settle(promise, state, value) {
        if (promise.state) return;
        promise.state = state; promise.value = value;
        promise.waiting.splice(0).forEach(tell.bind(null, promise));
      }
      function take(promise, value) {
        if (promise.state) return;
        try {
          var then = value && (typeof value === 'object' || typeof value === 'function') && value.then;
          if (typeof then === 'function') then.call(value, function (next) { take(promise, next); }, function (reason) { settle(promise, 2, reason); });
          else settle(promise, 1, value);
        } catch (thrown) { settle(promise, 2, thrown); }
      }
      function tell(promise, one) {
        setTimeout(function () {
          var call = promise.state === 1 ? one.done : one.failed;
          if (typeof call !== 'function') return promise.state === 1 ? one.resolve(promise.value) : one.reject(promise.value);
          try { one.resolve(call(promise.value)); } catch (thrown) { one.reject(thrown); }
        });
      }
      Deferred.prototype.then = function (done, failed) {
        var that = this;
        return new Deferred(function (resolve, reject) {
          var one = { done: done, failed: failed, resolve: resolve, reject: reject };
          if (that.state) tell(that, one); else that.waiting.push(one);
        });
      };
      Deferred.prototype['catch'] = function (failed) { return this.then(null, failed); };
      Deferred.resolve = function (value) { return new Deferred(function (resolve) { resolve(value); }); };
      Deferred.reject = function (reason) { return new Deferred(function (resolve, reject) { reject(reason); }); };
      Deferred.all = function (items) {
        return new Deferred(function (resolve, reject) {
          var values = [], left = items.length;
          if (!left) resolve(values);
          items.forEach(function (item, at) { Deferred.resolve(item).then(function (value) { values[at] = value; if (!--left) resolve(values); }, reject); });
        });
      };
      Deferred.race = function (items) { return new Deferred(function (resolve, reject) { items.forEach(function (item) { Deferred.resolve(item).then(resolve, reject); }); }); };
      window.Promise = Deferred;
    })();
  </script>`,
};
