import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { feedOf } from './support/feeds.js';

const XML = (encoding: string, title: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ''}?><rss><channel><title>`),
    title,
    Buffer.from('</title></channel></rss>'),
  ]);
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const titleOf = (from: Uint8Array, contentType?: string): string => feedOf(from, contentType).title;

describe('The encoding of a feed', () => {
  for (const [encoding, hex, title] of [
    ['GBK', 'bad3c1f7', '河流'],
    ['gb2312', 'bad3c1f7', '河流'],
    ['GB18030', '95328236bad3', '𠀀河'],
    ['Big5', 'aa65ac79', '河流'],
    ['Shift_JIS', '90ec82cc82dd82c6', '川のみと'],
    ['EUC-JP', 'c0eea4ce', '川の'],
    ['EUC-KR', 'b0ad', '강'],
    ['windows-1250', '9f', 'ź'],
    ['windows-1251', 'd0e5eae0', 'Река'],
    ['windows-1252', '80e9', '€é'],
    ['KOI8-R', 'f2c5cbc1', 'Река'],
    ['ISO-8859-1', 'e9e8', 'éè'],
    ['ISO-8859-2', 'b9', 'š'],
    ['ISO-8859-15', 'a4', '€'],
    ['utf-8', 'e6b2b3', '河'],
  ] as const) {
    it(`${encoding} is read by the XML declaration`, () => {
      assert.equal(titleOf(XML(encoding, bytes(hex))), title);
    });
  }

  it('that the server says goes before the one that the feed says', () => {
    assert.equal(titleOf(XML('windows-1252', bytes('bad3c1f7')), 'text/xml; charset="GBK"'), '河流');
    assert.equal(titleOf(XML('', bytes('aa65ac79')), 'application/rss+xml;charset=big5'), '河流');
  });

  it('that the server says for all its files counts for nothing where the bytes are not in it', () => {
    assert.equal(titleOf(XML('GBK', bytes('bad3c1f7')), 'text/xml; charset=utf-8'), '河流');
    assert.equal(titleOf(XML('GBK', bytes('bad3c1f7')), 'text/xml; charset=nonsense'), '河流');
  });

  it('is UTF-8 without a word, and windows-1252 where the bytes are no UTF-8', () => {
    assert.equal(titleOf(XML('', Buffer.from('河')), 'text/xml'), '河');
    assert.equal(titleOf(XML('', bytes('63616680e9'))), 'caf€é');
  });

  it('shows in a mark at the beginning, whatever else is said', () => {
    const utf16 = Buffer.from(
      '\ufeff<?xml version="1.0" encoding="utf-8"?><rss><channel><title>河</title></channel></rss>',
      'utf16le',
    );
    assert.equal(titleOf(utf16, 'text/xml; charset=utf-8'), '河');
    assert.equal(titleOf(Buffer.from(utf16).swap16()), '河');
    assert.equal(titleOf(utf16.subarray(2)), '河');
    assert.equal(
      titleOf(Buffer.concat([bytes('efbbbf'), XML('GBK', Buffer.from('河'))]), 'text/xml; charset=GBK'),
      '河',
    );
  });

  it('that nobody reads any more is refused, and so is a mark that lies', () => {
    assert.throws(() => feedOf(bytes('fffe00003c000000')), { code: 'bad-encoding' });
    assert.throws(() => feedOf(Buffer.concat([bytes('efbbbf'), XML('', bytes('ff'))])), { code: 'bad-encoding' });
  });

  it('does not hide what a document type declares', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "c">]><rss><channel><title>&b;</title></channel></rss>';
    assert.equal(feedOf(Buffer.from(`\ufeff${bomb}`, 'utf16le')).title, '&b;');
    assert.equal(feedOf(Buffer.from(bomb, 'utf16le').swap16()).title, '&b;');
  });
});
