// As `node --disable-proto=throw`, for which there is no place in the first line of a command that runs everywhere: whatever
// would reach into every object by `__proto__` ends in an error. Imported before all else, so that no dependency is there before.

function refuse(): never {
  throw Object.assign(new Error('__proto__ is neither read nor written here.'), { code: 'ERR_PROTO_ACCESS' });
}

Object.defineProperty(Object.prototype, '__proto__', { get: refuse, set: refuse, configurable: true });
