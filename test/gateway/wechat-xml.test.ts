import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { decodeMessage, readMessage } from '../../src/gateway/connectors/wechat/message.js';
import { writeReply } from '../../src/gateway/connectors/wechat/reply.js';
import { parseXml } from '../../src/gateway/connectors/wechat/xml.js';

const folder = new URL('fixtures/webhook/xml/', import.meta.url);
const fields = (text: string): object | undefined => {
  const read = parseXml(text);
  return read && Object.fromEntries(read);
};

describe('WeChat’s XML', () => {
  it('is read as the platform writes it', () => {
    const text =
      '<xml><ToUserName><![CDATA[gh_1]]></ToUserName>\n<CreateTime>123456789</CreateTime>\n<Event><![CDATA[subscribe]]></Event><EventKey><![CDATA[qrscene_123123]]></EventKey><Content></Content><Empty/></xml>';
    assert.deepEqual(fields(text), {
      ToUserName: 'gh_1',
      CreateTime: '123456789',
      Event: 'subscribe',
      EventKey: 'qrscene_123123',
      Content: '',
      Empty: '',
    });
  });

  it('may have a declaration, white space, entities of its own, and text in several pieces', () => {
    assert.deepEqual(
      fields(
        '<?xml version="1.0" encoding="UTF-8"?>\n<xml >\n <A>1 &lt; 2 &amp;&#38;&#x26; <![CDATA[<b>]]></A > </xml>\n',
      ),
      {
        A: '1 < 2 &&& <b>',
      },
    );
  });

  it('may hold anything in what people write', () => {
    for (const text of [
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '<xml></xml>',
      '&a; &#0;',
      ']] >',
      '__proto__',
      '\u{1f426}',
    ]) {
      assert.deepEqual(fields(`<xml><Content><![CDATA[${text}]]></Content></xml>`), { Content: text });
    }
  });

  it('is read past elements in elements, which are no fields', () => {
    const pictures = '<item><PicMd5Sum><![CDATA[1]]></PicMd5Sum></item>'.repeat(9);
    const text = `<xml><SendPicsInfo><Count>9</Count><PicList>${pictures}</PicList></SendPicsInfo><Event>e</Event></xml>`;
    assert.deepEqual(fields(text), { SendPicsInfo: '', Event: 'e' });
    assert.deepEqual(fields('<xml><A>1<B>2</B>3</A></xml>'), { A: '' });
  });

  it('comes back from what is written', () => {
    const text = 'a ]]> b <c> & d ]]]]>';
    const written = writeReply({ to: 'o1', from: 'gh_1', text, createdAt: 5 }, 'xml');
    assert.deepEqual(fields(written), {
      ToUserName: 'o1',
      FromUserName: 'gh_1',
      CreateTime: '5',
      MsgType: 'text',
      Content: text,
    });
  });

  it('is the same as JSON', () => {
    assert.deepEqual(
      [...readMessage(' {"CreateTime":5,"Event":"SCAN","a":{"b":1},"c":null}')!.fields],
      [
        ['CreateTime', '5'],
        ['Event', 'SCAN'],
      ],
    );
    assert.equal(readMessage('[]'), undefined);
    assert.equal(readMessage('{"a":1'), undefined);
    assert.equal(readMessage(`{"a":${'['.repeat(70)}${']'.repeat(70)}}`), undefined);
    assert.equal(readMessage(''), undefined);
  });
});

describe('Hostile XML', () => {
  const inside = (text: string): string => `<xml><A>${text}</A></xml>`;
  const hostile: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      readdirSync(folder)
        .filter((name) => !name.startsWith('simple'))
        .map((name) => [`defusedxml ${name}`, readFileSync(new URL(name, folder), 'utf8')]),
    ),
    'a DOCTYPE': '<!DOCTYPE xml><xml><A>1</A></xml>',
    'a DOCTYPE after the declaration': '<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "1">]><xml><A>&a;</A></xml>',
    'a DOCTYPE in small letters': '<!doctype xml><xml><A>1</A></xml>',
    'a DOCTYPE within': inside('<!DOCTYPE xml>'),
    'a DOCTYPE at the end': `${inside('1')}<!DOCTYPE xml>`,
    'an external entity': '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><A>&a;</A></xml>',
    'an entity of nobody': inside('&a;'),
    'an entity without an end': inside('&lt'),
    'a bare ampersand': inside('a & b'),
    'a number too long': inside('&#99999999;'),
    'an attribute': '<xml a="1"><A>1</A></xml>',
    'an attribute of a field': '<xml><A a="1">1</A></xml>',
    'a name space': '<xml xmlns="https://a.example"><A>1</A></xml>',
    'a comment': inside('<!-- 1 -->'),
    'an instruction': inside('<?php 1 ?>'),
    'a style sheet': '<?xml-stylesheet href="https://a.example"?><xml><A>1</A></xml>',
    'another encoding': '<?xml version="1.0" encoding="UTF-16"?><xml><A>1</A></xml>',
    'UTF-7': '<?xml version="1.0" encoding="UTF-7"?>+ADw-xml+AD4-',
    'a field twice': '<xml><A>1</A><A>2</A></xml>',
    'a field twice, once empty': '<xml><A/><A>2</A></xml>',
    'two documents': '<xml><A>1</A></xml><xml><B>1</B></xml>',
    'another root': '<html><A>1</A></html>',
    'a root in capitals': '<XML><A>1</A></XML>',
    'text beside the fields': '<xml>1<A>1</A></xml>',
    'text after the end': '<xml><A>1</A></xml>1',
    'text before the begin': '1<xml><A>1</A></xml>',
    'no end': '<xml><A>1</A>',
    'no begin': '</xml>',
    'ends in the wrong order': '<xml><A><B></A></B></xml>',
    'an end that is empty': '<xml><A>1</A/></xml>',
    'CDATA without an end': '<xml><A><![CDATA[1</A></xml>',
    'a tag without an end': '<xml><A',
    'a name too long': `<xml><${'A'.repeat(100)}>1</${'A'.repeat(100)}></xml>`,
    'a name that is none': '<xml><1>1</1></xml>',
    'too many fields': `<xml>${Array.from({ length: 201 }, (_, n) => `<A${n}>1</A${n}>`).join('')}</xml>`,
    'too deep': `${'<xml>'.repeat(1)}${'<A>'.repeat(9)}${'</A>'.repeat(9)}</xml>`,
    'very deep': `<xml>${'<A>'.repeat(20_000)}`,
    nothing: '',
    'white space alone': ' \n',
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`is no message: ${name}`, () => {
      assert.equal(parseXml(text), undefined);
    });
  }

  it('in other encodings is no text', () => {
    const bomb = '<!DOCTYPE xml [<!ENTITY a "1">]><xml><A>&a;</A></xml>';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bomb, 'utf16le')]);
    assert.equal(decodeMessage(utf16), undefined);
    assert.equal(parseXml(decodeMessage(Buffer.from(bomb, 'utf16le')) ?? ''), undefined);
    assert.equal(decodeMessage(Buffer.from([0x3c, 0xc3, 0x28])), undefined);
    assert.equal(decodeMessage(Buffer.from('\u{feff}<xml></xml>')), '<xml></xml>');
  });

  it('takes time in proportion to its length', () => {
    const long = 100_000;
    const cases = [
      `<xml><A>${'&lt;'.repeat(long / 4)}`,
      `<xml><A>${'<![CDATA[]]>'.repeat(long / 12)}`,
      `<xml><A>${'<![CDATA['.repeat(long / 9)}`,
      `<xml><A>${'</'.repeat(long / 2)}`,
      `<xml>${'<A '.repeat(long / 3)}`,
      `<xml${' '.repeat(long)}`,
      `<xml>${' '.repeat(long)}1`,
      `<?xml ${' '.repeat(long)}`,
      `<xml><${'A'.repeat(long)}`,
      '&#'.repeat(long / 2),
      ' '.repeat(long),
    ];
    for (const text of cases) {
      const begun = performance.now();
      assert.equal(parseXml(text), undefined);
      const ms = performance.now() - begun;
      assert.ok(ms < 100, `${ms} ms for ${text.slice(0, 20)}…`);
    }
  });
});
