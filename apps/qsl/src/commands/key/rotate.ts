import { rotateKey, signatureNames } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';

export const keyRotate = command({
  usage: 'rotate',
  about: {
    zh: '更换本机关的签名密钥；登记机构签发新名片之前，仍用原密钥',
    en: 'Go over to a new signing key; the old one signs until the registrar’s card is here',
  },
  options: (yargs, say) =>
    withReason(yargs, say).option('algorithm', {
      choices: signatureNames,
      describe: say({ zh: '改用此算法，默认不变', en: 'Go over to this algorithm; the present one unless told' }),
    }),
  run: async ({ office, say }, { algorithm, reason }) => {
    const key = await office.ask(rotateKey, { reason, ...(algorithm && { algorithm }) });
    const waiting = say({ zh: '已申请更换，等待登记机构签发：', en: 'Asked for; waits for the registrar: ' });
    const inUse = say({ zh: '新密钥已启用：', en: 'In use: ' });
    const fault = key.fault === null ? '' : `\n${say({ zh: '登记机构未予签发：', en: 'Turned down: ' })}${key.fault}`;
    return {
      json: key,
      text: (key.nextKey === null ? `${inUse}${key.signingKey}` : `${waiting}${key.nextKey}`) + fault,
    };
  },
});
