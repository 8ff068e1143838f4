/**
 * What libraries of the years around 2008 do to a page, after Prototype 1.6: enumerable methods on the
 * prototypes of the language, `toJSON` among them, and functions of the browser replaced by their own.
 */
export const PROTOTYPE_ERA = `
  window.$ = function (id) { return document.getElementById(id); };
  window.$$ = function () { throw new Error('This is not your $$.'); };
  function toArray(iterable) {
    if (!iterable) return [];
    if (iterable.toArray) return iterable.toArray();
    var length = iterable.length || 0, results = new Array(length);
    while (length--) results[length] = iterable[length];
    return results;
  }
  window.$A = toArray;
  Array.from = toArray;
  Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
  Array.prototype.each = function (iterator) { this.forEach(iterator); return this; };
  Array.prototype.clone = function () { return [].concat(this); };
  Array.prototype.toArray = Array.prototype.clone;
  String.prototype.toJSON = function () { return '"' + this + '"'; };
  String.prototype.strip = function () { return this.replace(/^\\s+/, '').replace(/\\s+$/, ''); };
  Number.prototype.toJSON = function () { return String(this); };
  Function.prototype.bind = function () {
    if (arguments.length < 2 && arguments[0] === undefined) return this;
    var method = this, args = toArray(arguments), object = args.shift();
    return function () { return method.apply(object, args.concat(toArray(arguments))); };
  };
  Object.keys = function (object) { var keys = []; for (var key in object) if (object.hasOwnProperty(key)) keys.push(key); return keys; };
  Object.extend = function (to, from) { for (var key in from) to[key] = from[key]; return to; };
  var NativeElement = window.Element;
  window.Element = function (tag) { return document.createElement(tag); };
  window.Element.prototype = NativeElement.prototype;
  window.name = 'a frame of the shop';
  window.status = 'ready';
`;
