/** Values that readers of JSON seldom get, and values that end what they are put into. */
const ODD = [
  null,
  true,
  -1,
  0.5,
  1e308,
  '',
  ' ',
  [],
  {},
  [null],
  ['x'],
  'javascript:alert(1)',
  'https://a.example/',
  '\u202e',
  '\ud800',
  '\0',
  '__proto__',
  'constructor',
];
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then'];
const MAX_BYTES = 65_536;

/**
 * Changes inputs at random, the same way for the same seed.
 * @param {string[]} words What the program under test compares its input with.
 */
export function mutator(words, seed) {
  let state = seed >>> 0 || 1;
  const random = (below) => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const pick = (list) => list[random(list.length)];
  const word = () => (words.length ? pick(words) : '<');

  function changeText(text) {
    const at = random(text.length + 1);
    switch (random(6)) {
      case 0:
        return text.slice(0, at) + word() + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + 1 + random(8));
      case 2:
        return (
          text.slice(0, at) + String.fromCharCode(random(5) ? 32 + random(96) : random(0x1_0000)) + text.slice(at + 1)
        );
      case 3: {
        const part = text.slice(at, at + 1 + random(32));
        return text.slice(0, at) + part.repeat(1 + random(8)) + text.slice(at);
      }
      case 4:
        return text.slice(0, at);
      default:
        return word();
    }
  }

  /** Changes one place of a value that came from JSON. */
  function changeValue(value, other) {
    const places = [];
    const walk = (holder) => {
      for (const key of Object.keys(holder)) {
        places.push([holder, key]);
        if (typeof holder[key] === 'object' && holder[key] !== null) walk(holder[key]);
      }
    };
    if (typeof value === 'object' && value !== null) walk(value);
    if (places.length === 0) return pick(ODD);
    const [holder, key] = pick(places);
    const old = holder[key];
    const set = (name, given) => {
      // JSON has lists of places alone; a member `__proto__` it can have.
      if (Array.isArray(holder) && !/^\d+$/.test(name)) return;
      Object.defineProperty(holder, name, { value: given, enumerable: true, writable: true, configurable: true });
    };
    switch (random(9)) {
      case 0:
        set(key, structuredClone(pick(ODD)));
        break;
      case 1:
        Reflect.deleteProperty(holder, key);
        break;
      case 2:
        set(pick(NAMES), structuredClone(old));
        break;
      case 3:
        set(key, structuredClone(pick(places)[0]));
        break;
      case 4: {
        const [from, name] = pick(places);
        set(key, structuredClone(from[name]));
        break;
      }
      case 5:
        set(word(), structuredClone(pick(ODD)));
        break;
      case 6:
        if (Array.isArray(holder)) holder.push(structuredClone(old));
        else set(key, typeof other === 'object' ? structuredClone(other) : [old]);
        break;
      default:
        set(
          key,
          typeof old === 'string' ? changeText(old) : typeof old === 'number' ? old * pick([-1, 2, 0, 1e9]) : word(),
        );
    }
    return value;
  }

  function changeBytes(bytes, other) {
    const at = random(bytes.length + 1);
    switch (random(7)) {
      case 0: {
        const copy = Buffer.from(bytes);
        if (copy.length) copy[at % copy.length] ^= 1 << random(8);
        return copy;
      }
      case 1:
        return Buffer.concat([bytes.subarray(0, at), Buffer.from(word()), bytes.subarray(at)]);
      case 2:
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(16))]);
      case 3: {
        const part = bytes.subarray(at, at + 1 + random(64));
        return Buffer.concat([bytes.subarray(0, at), ...Array(1 + random(6)).fill(part), bytes.subarray(at)]);
      }
      case 4:
        return Buffer.concat([bytes.subarray(0, at), other.subarray(random(other.length + 1))]);
      case 5:
        return Buffer.concat([bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(at)]);
      default:
        return Buffer.from(changeText(bytes.toString('utf8')));
    }
  }

  /** @param {Buffer} input @param {Buffer} other Another input, of which a part may be taken. */
  return function mutate(input, other) {
    let changed = input;
    const json = random(4) ? parsed(input) : undefined;
    const times = 1 + random(4);
    if (json) {
      let { value } = json;
      for (let n = 0; n < times; n++) value = changeValue(value, parsed(other)?.value);
      try {
        changed = Buffer.from(JSON.stringify(value) ?? 'null');
      } catch {
        // A place that was put into itself: the input stays as it is.
      }
    } else {
      for (let n = 0; n < times; n++) changed = changeBytes(changed, other);
    }
    return changed.subarray(0, MAX_BYTES);
  };
}

function parsed(bytes) {
  const first = bytes[0];
  if (first !== 0x7b && first !== 0x5b) return undefined;
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return undefined;
  }
}
