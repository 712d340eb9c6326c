/**
 * A process that reads hostile XML with every reader there is, and may do nothing else meanwhile: each way to a file or to a
 * network throws. Says how many documents there were, how much of a processor's time the slowest took and how much memory; with `--expose-gc` each
 * document begins with none that another has left.
 */
import fs from 'node:fs';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { FeedError } from '../../../src/gateway/feeds/feed-error.js';
import { readFeed } from '../../../src/gateway/feeds/read-feed.js';
import { parseXml } from '../../../src/gateway/connectors/wechat/xml.js';
import { NetworkError } from '../../../src/core/errors.js';
import { decodeBytes } from '../../../src/networks/feed/encoding.js';
import { readXmlFeed } from '../../../src/networks/feed/xml-feed.js';
import { hostileXml } from './hostile-xml.js';

const inputs = [...hostileXml, ...process.argv.slice(2).map((file) => fs.readFileSync(file))];

const forbid = (holder: object, names: readonly string[]): void => {
  for (const name of names) {
    Object.assign(holder, {
      [name]: () => {
        throw new Error(`${name} was called`);
      },
    });
  }
};
forbid(fs, ['readFileSync', 'openSync', 'readFile', 'open', 'statSync', 'createReadStream']);
forbid(net, ['connect', 'createConnection']);
forbid(net.Socket.prototype, ['connect']);
forbid(dns, ['lookup', 'resolve']);
forbid(globalThis, ['fetch']);
syncBuiltinESMExports();

const URL_OF_FEED = 'https://river.example/feed';
const readers: readonly ((bytes: Buffer) => unknown)[] = [
  (bytes) => readFeed(bytes, undefined, URL_OF_FEED),
  (bytes) => readXmlFeed(decodeBytes(bytes, ''), URL_OF_FEED, false),
  (bytes) => {
    const text = bytes.toString();
    if (parseXml(text) && /<!DOCTYPE/i.test(text)) throw new Error('A document type was taken');
  },
];

let slowestMs = 0;
let mostMb = 0;
for (const bytes of inputs) {
  for (const read of readers) {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const began = process.cpuUsage();
    try {
      const drawn = JSON.stringify(read(bytes)) ?? '';
      if (/root:|haha/.test(drawn)) throw new Error('An entity was expanded');
    } catch (error) {
      if (!(error instanceof FeedError) && !(error instanceof NetworkError)) throw error;
    }
    slowestMs = Math.max(slowestMs, process.cpuUsage(began).user / 1_000);
    mostMb = Math.max(mostMb, (process.memoryUsage().rss - before) / 1_048_576);
  }
}
process.stdout.write(JSON.stringify({ documents: inputs.length, slowestMs, mostMb }));
