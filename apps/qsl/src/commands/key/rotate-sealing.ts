import { rotateSealingKey } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';

export const keyRotateSealing = command({
  usage: 'rotate-sealing',
  about: {
    zh: '更换本机关的密封密钥；旧密钥保留，用于阅读以前的密封内容',
    en: 'Make a new sealing key; the old ones stay, to read what was sealed to them',
  },
  options: (yargs, say) => withReason(yargs, say),
  run: async ({ office, say }, { reason }) => {
    const key = await office.ask(rotateSealingKey, { reason });
    const waiting = say({ zh: '已申请登记，等待登记机构签发：', en: 'Asked for; waits for the registrar: ' });
    const inUse = say({ zh: '新密封密钥已登记：', en: 'Others seal to: ' });
    const fault = key.fault === null ? '' : `\n${say({ zh: '登记机构未予签发：', en: 'Turned down: ' })}${key.fault}`;
    return { json: key, text: (key.isListed ? inUse : waiting) + key.sealingKey + fault };
  },
});
