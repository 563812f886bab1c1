/** Ways through the site; only what is there. */
export const navItems = [
  { href: '/', label: '首页' },
  { href: '/suggestions', label: '微建议' },
  { href: '/suggest/new', label: '提建议' },
  { href: '/track', label: '查进度' },
  { href: '/me', label: '我的' },
] as const;

/** Whether a page belongs to a way: the home page only to itself. */
export function isWithin(path: string, href: string): boolean {
  const [bare = ''] = path.split('?');
  return href === '/' ? bare === '/' : bare === href || bare.startsWith(`${href}/`);
}
