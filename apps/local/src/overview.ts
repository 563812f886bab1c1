import { demoPassword } from './client/office-client.js';
import type { LocalFolder } from './local-folder.js';
import type { OfficePlan } from './tree/plan.js';

const accounts = [
  ['citizen1  citizen2', '群众（实名）'],
  ['member1  member2', '政协委员'],
  ['staff1  staff2', '政协工作人员：初审、立案、交办、流转'],
  ['leader1', '主席会议成员：签发'],
  ['unit1', '承办单位：卫生健康部门'],
  ['unit2', '承办单位：住房和城乡建设部门'],
  ['editor1  admin1', '资讯编辑、管理员'],
] as const;

/** Width on a terminal, where Chinese characters take two columns. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** What people need to know once everything runs. */
export function overview(plans: OfficePlan[], facts: { folder: LocalFolder; heldMegabytes: number }): string {
  const rows = plans.map(({ office, settings }) => {
    const address = `http://localhost:${settings.ports.gateway}`;
    const cells = [padded(office.name, 14), padded(office.iid, 9), padded(address, 23), padded(`${address}/desk`, 28)];
    return `  ${cells.join('')}${address}/api/docs`;
  });
  const people = accounts.map(([names, role]) => `  ${padded(names, 22)}${role}`);
  return `
秦商量 · 本机演示（人物、事项均属虚构）

  ${padded('机关', 14)}${padded('编号', 9)}${padded('公众门户', 23)}${padded('办理工作台', 28)}接口文档
${rows.join('\n')}

  账号（各机关相同，密码 ${demoPassword}）
${people.join('\n')}

  数据与日志：${facts.folder.path}（npm run reset 清空）· 内存 ${facts.heldMegabytes} MB · 按 Ctrl-C 停止
`;
}
