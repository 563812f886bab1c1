import { nameOf } from './file-type.js';

describe('the name of a file', () => {
  it.each([
    ['检测报告.pdf', 'application/pdf', '检测报告.pdf'],
    ['photo.JPEG', 'image/jpeg', 'photo.jpg'],
    ['无害.exe', 'application/pdf', '无害.pdf'],
    ['报告\u202Efdp.exe', 'application/pdf', '报告fdp.pdf'],
    ['../../etc/passwd', 'image/png', 'etcpasswd.png'],
    ['a\r\nSet-Cookie: x=1.png', 'image/png', 'aSet-Cookie x=1.png'],
    ['', 'image/webp', '附件.webp'],
    ['.pdf', 'application/pdf', '附件.pdf'],
    ['长'.repeat(101), 'application/pdf', `${'长'.repeat(100)}.pdf`],
  ])('%p of type %s becomes %s', (given, type, name) => {
    expect(nameOf(given, type)).toBe(name);
  });
});
