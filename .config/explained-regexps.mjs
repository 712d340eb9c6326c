/**
 * What recheck holds to be slow, or cannot judge, and why it is not slow here: by reason, the patterns as they are built. One that
 * is not here ends `npm run regexps` with an exit code.
 */
const REASONS = [
  [
    'It never fails where it has begun, or begins anew only behind where it ended, so that each character is read a fixed number of times; 100,000 characters made to be slow take below 50 ms.',
    [
      String.raw`/(https:\/\/[^\s<>"。、，！？（）「」]+(?<![.,:;!?')\]])|(?<![\w@./-])@(?:[a-z\d-]+\.)+[a-z][a-z\d-]*[a-z\d](?![\w@-]))/i`,
      String.raw`/^(?:bluesky:@?(?!.*[/?#])|https:\/\/bsky\.app\/profile\/)([^/?#]+)/i`,
      String.raw`/<!--[^]*?(?:--!?>|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<[!?][^>]*>?|<(\/?)([a-z][^\s/>]*)((?:[^>=]+|=\s*(?:"[^"]*"?|'[^']*'?)?)*)>?/gi`,
      String.raw`/(<\/?)[\w.-]+:(?=\w)/g`,
      String.raw`/(\r?\n|https:\/\/[^\s<>"]+(?<![.,:;!?')\]])|(?<![\w@/.])@[\w-]+(?:@[\w.-]*\w)?|(?<![\w&/#])#[\p{L}\p{N}_]+)/u`,
      String.raw`/<\/?[a-z][a-z\d]*(?:\s[^<>]*|\/)?>|<!--|&(?:#\d+|#x[\da-f]+|[a-z]\w{1,8});/i`,
      String.raw`/<\/?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|p|q|s|small|span|strong|sub|sup|tt|u)(?:\s[^<>]*|\/)?>/gi`,
      String.raw`/^\s*(?:<!--[^>]{0,200}-->\s*)?<(?:!DOCTYPE\s{1,10}html|html|head|body)\b/i`,
    ],
  ],
  [
    'It reads what we have written ourselves: base64 of our own bytes, a page and markup of our own build, the operator’s configuration.',
    [
      String.raw`/=+$/`,
      String.raw`/(?<=<[^<>]*\s)style="([^"]*)"/g`,
      String.raw`/\/+$/`,
      String.raw`/<meta\s+name="magpie:gateway"[^>]*>/`,
    ],
  ],
  [
    'What it reads is cut before, or is as short as its own bounds: names, handles and codes of at most a few hundred characters, lines of 1,024, headers of 16 kB, the words of a post that are compared.',
    [
      String.raw`/^(?=.{1,2048}$)did:[a-z]+:[\w.:%-]*[\w.-]$/`,
      String.raw`/[<(]?(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+[>)]?/i`,
      String.raw`/[\ud800-\udbff]$|\s+\S{0,20}$/`,
      String.raw`/\bhttps?:\/\/\S+|(?<![\w.@/-])(?:[a-z\d-]+\.)+[a-z]{2,}\/\S*/giu`,
      String.raw`/(?:(?:^|\s+)#(?![^\s#]*\p{N})[^\s#]+)+\s*$/u`,
      String.raw`/^\s*(?:#(?![^\s#]*\p{N})[^\s#]+\s+)+/u`,
      String.raw`/(?<![\w.@])@([\p{L}\p{N}_-]+)(?:[.@][\p{L}\p{N}_.@-]*[\p{L}\p{N}_])?/gu`,
      String.raw`/\s*\[?\.\.\.\]?$/u`,
      String.raw`/^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!local$|localhost$|internal$)[a-z][a-z\d-]*[a-z\d]$/`,
      String.raw`/^[\x21-\x7e]{1,512}$/`,
      String.raw`/;\s*charset\s*=\s*"?([\w.:-]{1,40})/i`,
      String.raw`/^\S{1,200}@\S{1,200}$/`,
      String.raw`/([\w-]{1,40})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g`,
      String.raw`/<([A-Za-z_\u0080-\uffff][^\s<>/="'&]{0,120})/y`,
      String.raw`/[/#]+$/`,
      String.raw`/invalid ip ([\da-fA-F.:]{2,45})/`,
      String.raw`/<([^<>]{1,2048})>((?:\s*;\s*[\w*-]{1,40}(?:\s*=\s*(?:"[^"]{0,2048}"|[^\s;,"]{1,200}))?)*)/g`,
      String.raw`/^(?!handle\.invalid$)(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/`,
    ],
  ],
  ['Quadratic for texts with line ends alone, and the name of an element has none.', [String.raw`/^(.*:)?(.*)$/`]],
  [
    'hls.js’s own. It reads playlists of the video host that a post names, and only after the visitor has started the video; the host could as well send none.',
    [
      String.raw`/ +$/`,
      String.raw`/\(Windows.+Firefox\//i`,
      String.raw`/^.+codecs=["']?([^"']+).*$/`,
      String.raw`/(.+?)=(".*?"|.*?)(?:,|$)/g`,
      String.raw`/(?!#) *(\S[^\r\n]*)/`,
      String.raw`/#EXT-X-(BITRATE|DISCONTINUITY-SEQUENCE|MEDIA-SEQUENCE|TARGETDURATION|VERSION): *(\d+)/`,
      String.raw`/(#)([^:]*):(.*)/`,
      String.raw`/(\d+)-(\d+)\/(\d+)/`,
    ],
  ],
  ['The visitor types it, in a field of their own.', [String.raw`/^[^/]*@|\/.*$/g`]],
];

/** Why, by pattern. */
export const EXPLAINED = new Map(REASONS.flatMap(([why, patterns]) => patterns.map((pattern) => [pattern, why])));
