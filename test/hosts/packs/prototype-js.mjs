/**
 * What Prototype.js 1.6 does to a page, written anew after its API: everything that it puts in place of what browsers have
 * by now, such as an `Array.prototype.reduce` that reduces nothing.
 */
export const prototypeJs = {
  name: 'Prototype.js 1.6',
  breaksAxe: true,
  head: `<script>
    Object.extend = function (to, from) { for (var name in from) to[name] = from[name]; return to; };
    var $break = {};
    var $ = function (element) { return typeof element === 'string' ? document.getElementById(element) : element; };
    var $A = Array.from = function (items) {
      if (!items) return [];
      if (items.toArray) return items.toArray();
      var all = []; for (var at = 0; at < items.length; at++) all.push(items[at]); return all;
    };
    var quoted = function (text) { return '"' + String(text).replace(/["\\\\]/g, '\\\\$&') + '"'; };
    Object.extend(Object, {
      toJSON: function (value) {
        if (value === null) return 'null';
        if (typeof value === 'object' && !value.toJSON) {
          return '{' + Object.keys(value).map(function (key) { return quoted(key) + ': ' + Object.toJSON(value[key]); }).join(', ') + '}';
        }
        return value && value.toJSON ? value.toJSON() : String(value);
      },
      keys: function (object) { var all = []; for (var name in object) all.push(name); return all; },
      values: function (object) { var all = []; for (var name in object) all.push(object[name]); return all; },
      clone: function (object) { return Object.extend({}, object); }
    });
    Object.extend(Function.prototype, {
      bind: function () {
        if (arguments.length < 2 && arguments[0] === undefined) return this;
        var method = this, given = $A(arguments), object = given.shift();
        return function () { return method.apply(object, given.concat($A(arguments))); };
      },
      curry: function () { var method = this, given = $A(arguments); return function () { return method.apply(this, given.concat($A(arguments))); }; },
      defer: function () { setTimeout(this, 10); },
      methodize: function () { var method = this; return function () { return method.apply(null, [this].concat($A(arguments))); }; }
    });
    Date.prototype.toJSON = function () { return '"' + this.toISOString().slice(0, 19) + 'Z"'; };
    Number.prototype.toJSON = function () { return isFinite(this) ? this.toString() : 'null'; };
    Object.extend(String.prototype, {
      sub: function (pattern, by) { return this.replace(pattern, by); },
      strip: function () { return this.replace(/^\\s+|\\s+$/g, ''); },
      stripTags: function () { return this.replace(/<[^>]+>/g, ''); },
      include: function (pattern) { return this.indexOf(pattern) > -1; },
      startsWith: function (pattern) { return this.indexOf(pattern) === 0; },
      endsWith: function (pattern) { var at = this.length - pattern.length; return at >= 0 && this.lastIndexOf(pattern) === at; },
      blank: function () { return /^\\s*$/.test(this); },
      times: function (count) { return count < 1 ? '' : new Array(count + 1).join(this); },
      toArray: function () { return this.split(''); },
      toJSON: function () { return quoted(this); }
    });
    var Enumerable = {
      each: function (call) { try { this._each(call); } catch (thrown) { if (thrown !== $break) throw thrown; } return this; },
      all: function (test) { var result = true; this.each(function (value, at) { if (!(result = !!test(value, at))) throw $break; }); return result; },
      any: function (test) { var result = false; this.each(function (value, at) { if (result = !!test(value, at)) throw $break; }); return result; },
      collect: function (by) { var all = []; this.each(function (value, at) { all.push(by ? by(value, at) : value); }); return all; },
      detect: function (test) { var result; this.each(function (value, at) { if (test(value, at)) { result = value; throw $break; } }); return result; },
      findAll: function (test) { var all = []; this.each(function (value, at) { if (test(value, at)) all.push(value); }); return all; },
      include: function (wanted) { return this.any(function (value) { return value == wanted; }); },
      inject: function (memo, by) { this.each(function (value, at) { memo = by(memo, value, at); }); return memo; },
      toArray: function () { return this.collect(); },
      size: function () { return this.toArray().length; }
    };
    Object.extend(Enumerable, {
      map: Enumerable.collect, find: Enumerable.detect, select: Enumerable.findAll, filter: Enumerable.findAll,
      member: Enumerable.include, entries: Enumerable.toArray, every: Enumerable.all, some: Enumerable.any
    });
    Object.extend(Array.prototype, Enumerable);
    Array.prototype._reverse = Array.prototype.reverse;
    Object.extend(Array.prototype, {
      _each: function (call) { for (var at = 0; at < this.length; at++) call(this[at], at); },
      clear: function () { this.length = 0; return this; },
      first: function () { return this[0]; },
      last: function () { return this[this.length - 1]; },
      compact: function () { return this.findAll(function (value) { return value != null; }); },
      flatten: function () { return this.inject([], function (all, value) { return all.concat(value && value.constructor === Array ? value.flatten() : [value]); }); },
      without: function () { var less = $A(arguments); return this.findAll(function (value) { return less.indexOf(value) < 0; }); },
      reverse: function (inline) { return (inline !== false ? this : this.toArray())._reverse(); },
      reduce: function () { return this.length > 1 ? this : this[0]; },
      uniq: function () { return this.inject([], function (all, value) { return all.indexOf(value) < 0 ? all.concat([value]) : all; }); },
      clone: function () { return [].concat(this); },
      toArray: function () { return [].concat(this); },
      toJSON: function () { return '[' + this.map(Object.toJSON).join(', ') + ']'; }
    });
    var methods = {
      visible: function (element) { return element.style.display !== 'none'; },
      hide: function (element) { element.style.display = 'none'; return element; },
      show: function (element) { element.style.display = ''; return element; },
      remove: function (element) { element.parentNode.removeChild(element); return element; },
      update: function (element, content) { element.textContent = content; return element; },
      replace: function (element, other) { element.parentNode.replaceChild(other, element); return element; },
      match: function (element, selector) { return element.matches(selector); },
      up: function (element) { return element.parentNode; },
      next: function (element) { return element.nextElementSibling; },
      empty: function (element) { return element.innerHTML.blank(); },
      observe: function (element, name, handler) { element.addEventListener(name, handler); return element; },
      readAttribute: function (element, name) { return element.getAttribute(name); },
      addClassName: function (element, name) { element.className += ' ' + name; return element; },
      scrollTo: function (element) { element.scrollIntoView(); return element; }
    };
    for (var name in methods) if (methods.hasOwnProperty(name)) HTMLElement.prototype[name] = methods[name].methodize();
    document.getElementsByClassName = function (name) { return $A(document.querySelectorAll('.' + name)); };
    var TheirElement = window.Element;
    window.Element = function (tag, attributes) { var element = document.createElement(tag); for (var key in attributes) element.setAttribute(key, attributes[key]); return element; };
    Object.extend(window.Element, TheirElement);
    window.Element.prototype = TheirElement.prototype;
  </script>`,
};
