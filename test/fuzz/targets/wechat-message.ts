import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decodeMessage, readMessage } from '../../../src/gateway/connectors/wechat/message.js';
import { parseXml } from '../../../src/gateway/connectors/wechat/xml.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const files = ['cyclic', 'dtd', 'external_file', 'simple', 'simple-ns', 'xmlbomb'];

const escape = (text: string): string => text.replace(/[<&\r\n\t ]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Messages of WeChat, as XML and as JSON. What was read and written again is read as the same. */
export const target: Target = {
  starts: () => [
    '<xml><ToUserName><![CDATA[gh_1]]></ToUserName><CreateTime>1</CreateTime><Event>&#x41;&amp;</Event><A><B>c</B></A></xml>',
    '<?xml version="1.0" encoding="utf-8"?>\n<xml></xml>',
    '{"ToUserName":"gh_1","CreateTime":1}',
    ...files.map((name) => readFileSync(`test/gateway/fixtures/webhook/xml/${name}.xml`)),
  ],
  fuzz(input) {
    const text = textOf(input);
    readMessage(decodeMessage(input) ?? '');
    const fields = parseXml(text);
    if (!fields) return;
    assert.doesNotMatch(text, /<!DOCTYPE|<!ENTITY/);
    const written = [...fields].map(([name, value]) => `<${name}>${escape(value)}</${name}>`).join('');
    assert.deepEqual(parseXml(`<xml>${written}</xml>`), fields);
  },
  large: (repeated) => `<xml><a>${repeated}</a></xml>`,
};
