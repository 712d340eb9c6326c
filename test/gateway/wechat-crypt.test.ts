import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { messageCrypt } from '../../src/gateway/connectors/wechat/message-crypt.js';
import { writeSealedReply } from '../../src/gateway/connectors/wechat/reply.js';
import { hasWechatSignature, wechatSignature } from '../../src/gateway/connectors/wechat/signature.js';

interface PlainVector {
  readonly from: string;
  readonly token: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
}

interface SealedVector extends Partial<PlainVector> {
  readonly from: string;
  readonly token: string;
  readonly encodingAesKey: string;
  readonly appId: string;
  readonly encrypted: string;
  readonly random: string;
  readonly message: string;
}

const folder = new URL('fixtures/webhook/', import.meta.url);
const vectors = JSON.parse(readFileSync(new URL('wechat-vectors.json', folder), 'utf8')) as {
  readonly plain: readonly PlainVector[];
  readonly sealed: readonly SealedVector[];
};

describe('WeChat’s signature', () => {
  for (const { from, token, timestamp, nonce, signature } of vectors.plain) {
    it(`is that of the vector: ${from}, ${timestamp}`, () => {
      assert.equal(wechatSignature(token, timestamp, nonce), signature);
    });
  }

  for (const { from, token, timestamp, nonce, encrypted, signature } of vectors.sealed) {
    if (!timestamp || !nonce || !signature) continue;
    it(`covers the sealed message in the vector: ${from}`, () => {
      assert.equal(wechatSignature(token, timestamp, nonce, encrypted), signature);
    });
  }

  it('is that of wechat-crypto’s test', () => {
    const source = readFileSync(new URL('wechat-crypto-vectors.txt', folder), 'utf8');
    const token = /token: '(\w+)'/.exec(source)![1]!;
    const [, ...parts] = /getSignature\('(\w+)', '(\w+)', '(\w+)'\)/.exec(source)!;
    const signature = /expect\(signature\)\.to\.be\('(\w+)'\)/.exec(source)![1]!;
    assert.equal(wechatSignature(token, ...parts), signature);
  });

  it('is not had by anything else', () => {
    const right = wechatSignature('AAAAA', '1714036504', '1514711492');
    const wrong = ['', right.toUpperCase(), right.slice(0, -1), `${right} `, right.replace(/^./, 'g'), '0'.repeat(40)];
    assert.ok(hasWechatSignature(right, 'AAAAA', '1714036504', '1514711492'));
    for (const signature of wrong) {
      assert.ok(!hasWechatSignature(signature, 'AAAAA', '1714036504', '1514711492'), signature);
    }
  });
});

describe('WeChat’s sealed messages', () => {
  for (const { from, encodingAesKey, appId, encrypted, random, message } of vectors.sealed) {
    it(`open and close as in the vector: ${from}`, () => {
      const crypt = messageCrypt(encodingAesKey, appId);
      assert.equal(crypt.open(encrypted), message);
      assert.equal(crypt.seal(message, random), encrypted);
    });
  }

  const crypt = messageCrypt('bAZC8S8nz5fcQ0Ui2HxQVGbC6FzyrzWKSuDbmzpBo3G', 'wx1570bcc0b3cf8bd0');

  it('come back whole, whatever their length', () => {
    for (let length = 0; length < 70; length += 1) {
      const message = '鹊'.repeat(length);
      assert.equal(crypt.open(crypt.seal(message)), message);
    }
  });

  it('are sealed differently each time', () => {
    assert.notEqual(crypt.seal('hehe'), crypt.seal('hehe'));
  });

  it('do not open for another account or with another key', () => {
    const sealed = crypt.seal('hehe');
    assert.equal(
      messageCrypt('bAZC8S8nz5fcQ0Ui2HxQVGbC6FzyrzWKSuDbmzpBo3G', 'wx0000000000000000').open(sealed),
      undefined,
    );
    assert.equal(messageCrypt('a'.repeat(43), 'wx1570bcc0b3cf8bd0').open(sealed), undefined);
  });

  it('do not open as they were when they are damaged, and not at all when they are cut or no base64', () => {
    const message = 'a message that takes more than one block of thirty-two bytes';
    const sealed = crypt.seal(message);
    const bytes = Buffer.from(sealed, 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0xff;
      assert.notEqual(crypt.open(damaged.toString('base64')), message);
    }
    for (const broken of [
      '',
      '=',
      'A',
      sealed.slice(0, -4),
      `${sealed}AAAA`,
      ` ${sealed}`,
      `${sealed}\n`,
      '💥',
      '%41',
    ]) {
      assert.equal(crypt.open(broken), undefined, broken);
    }
  });

  it('do not open where they are padded otherwise', () => {
    const appId = 'wx1570bcc0b3cf8bd0';
    const key = Buffer.from('bAZC8S8nz5fcQ0Ui2HxQVGbC6FzyrzWKSuDbmzpBo3G=', 'base64');
    const content = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 0, 0, 6]), Buffer.from(`foobar${appId}`)]);
    const sealWith = (padding: readonly number[]): string => {
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
      const padded = Buffer.concat([content, Buffer.from(padding)]);
      return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
    };
    const right = Array.from({ length: 20 }, () => 20);
    assert.equal(crypt.open(sealWith(right)), 'foobar');
    for (const last of [0, 33, 255]) assert.equal(crypt.open(sealWith(right.with(19, last))), undefined);
    assert.equal(crypt.open(sealWith(right.with(0, 19))), undefined);
    assert.equal(crypt.open(sealWith([4, 4, 4, 4])), undefined, 'padded to 16 as elsewhere');
  });

  it('answer with a signature of their own', () => {
    const { token, nonce, timestamp, encrypted, signature } = vectors.sealed[2]! as Required<SealedVector>;
    const reply = writeSealedReply(encrypted, { token, nonce, seconds: Number(timestamp) }, 'json');
    assert.deepEqual(JSON.parse(reply), {
      Encrypt: encrypted,
      MsgSignature: signature,
      TimeStamp: Number(timestamp),
      Nonce: nonce,
    });
    assert.equal(
      writeSealedReply(encrypted, { token, nonce, seconds: Number(timestamp) }, 'xml'),
      `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
        `<TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`,
    );
  });
});
