import assert from 'node:assert/strict';
import { messageCrypt } from '../../../src/gateway/connectors/wechat/message-crypt.js';
import { hasWechatSignature, wechatSignature } from '../../../src/gateway/connectors/wechat/signature.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const crypt = messageCrypt('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', 'wx0123456789abcdef');
const other = messageCrypt('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', 'wxffffffffffffffff');

/** Sealed messages of WeChat and their signatures. What was sealed opens as it was, for nobody else. */
export const target: Target = {
  starts: () => ['message', crypt.seal('message', '0123456789abcdef'), 'a'.repeat(200)],
  fuzz(input) {
    const text = textOf(input);
    const opened = crypt.open(text);
    assert.ok(opened === undefined || typeof opened === 'string');
    const sealed = crypt.seal(text);
    assert.equal(crypt.open(sealed), text.replace(/^\ufeff/, ''));
    assert.equal(other.open(sealed), undefined);
    assert.ok(hasWechatSignature(wechatSignature('token', text), text, 'token'));
    assert.equal(hasWechatSignature(text, 'token', '1'), false);
  },
};
