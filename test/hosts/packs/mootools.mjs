import { packageUrl } from '../packages.mjs';

/** MooTools itself, the part of it that changes the language; with what its More adds to elements. */
export const mootools = {
  name: 'MooTools 1.5',
  head: `<script src="${packageUrl('mootools.js')}"></script>
  <script>
    Function.prototype.bind = function (object) {
      var method = this, given = Array.prototype.slice.call(arguments, 1);
      return function () { return method.apply(object, given.concat(Array.prototype.slice.call(arguments))); };
    };
    Element.prototype.set = function (name, value) { this.setAttribute(name, value); return this; };
    Element.prototype.get = function (name) { return this.getAttribute(name); };
    Element.prototype.empty = function () { this.replaceChildren(); return this; };
    Event.prototype.stop = function () { this.preventDefault(); this.stopPropagation(); return this; };
    document.id = function (id) { return document.getElementById(id); };
  </script>`,
};
