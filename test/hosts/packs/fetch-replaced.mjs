/** A page with the polyfill of old in place of `fetch`: XMLHttpRequest below it, no streams, no signals, no `Response`. */
export const fetchReplaced = {
  name: 'fetch replaced by one on XMLHttpRequest',
  head: `<script>
    window.fetch = function (address, options) {
      options = options || {};
      return new Promise(function (resolve, reject) {
        var request = new XMLHttpRequest();
        request.open(options.method || 'GET', address, true);
        request.onload = function () {
          resolve({
            ok: request.status >= 200 && request.status < 300,
            status: request.status,
            statusText: request.statusText,
            url: request.responseURL,
            headers: {
              get: function (name) { return request.getResponseHeader(name); },
              has: function (name) { return request.getResponseHeader(name) !== null; }
            },
            text: function () { return Promise.resolve(request.responseText); },
            json: function () { return Promise.resolve(request.responseText).then(JSON.parse); },
            clone: function () { return this; }
          });
        };
        request.onerror = function () { reject(new TypeError('Network request failed')); };
        request.send(options.body);
      });
    };
    delete window.Response;
  </script>`,
  linksOnly: 'its answers have no body that could be read up to a limit',
  // Chromium, of the polyfill’s own requests.
  says: /Refused to get unsafe header/,
};
