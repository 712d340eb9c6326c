/** A page that watches every request: it reads each answer, and hands on an address made anew. */
export const fetchWrapped = {
  name: 'fetch wrapped by a monitor',
  head: `<script>
    (function () {
      var original = window.fetch;
      window.fetch = function (input, init) {
        var request = new Request(input, init);
        return original.call(this, request).then(function (response) {
          response.clone().text().then(function (text) { window.bytesSeen = (window.bytesSeen || 0) + text.length; }, function () {});
          return new Response(response.body, response);
        });
      };
      var send = XMLHttpRequest.prototype.send;
      XMLHttpRequest.prototype.send = function () { return send.apply(this, arguments); };
      var listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, listener, options) {
        var wrapped = typeof listener === 'function' ? function () { return listener.apply(this, arguments); } : listener;
        return listen.call(this, type, wrapped, options);
      };
    })();
  </script>`,
};
