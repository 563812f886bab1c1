import { DomainError, type RecoveryView } from '@qsl/contracts';

const untilThen = {
  zh: '完成之前可以查阅，暂不能提交和办理，请稍后再试。',
  en: 'Until then this office is read-only; try again later.',
};
const wayOut = {
  zh: '对方长期联系不上的，由管理员在链路页“与上下级重新核对”或用 qsl recover --without 决定不再等候。',
  en: 'Where a neighbour stays away, an administrator decides to go on without it: qsl recover --without.',
};

/** Who acted now would act on what was so before the backup. */
export function recordsIncomplete({ phase, waitsFor, unapplied }: RecoveryView): DomainError {
  const details = { retryAfterSeconds: phase === 'asking' ? 30 : 5 };
  const names = waitsFor.map(({ name }) => name);
  const from =
    names.length === 0 ? { zh: '上下级', en: 'the neighbours' } : { zh: names.join('、'), en: names.join(', ') };
  const text =
    phase === 'asking'
      ? {
          zh: `本机关数据刚从备份恢复，正在向${from.zh}取回备份之后的办理记录。${untilThen.zh}${wayOut.zh}`,
          en: `Restored from a backup; the records made after it are being fetched back from ${from.en}. ${untilThen.en} ${wayOut.en}`,
        }
      : {
          zh: `本机关数据刚从备份恢复，取回的办理记录还有 ${unapplied} 件正在补录。${untilThen.zh}`,
          en: `Restored from a backup; ${unapplied} records that came back are still being applied. ${untilThen.en}`,
        };
  return new DomainError('unavailable', 'office.recovering', text, details);
}

/** The relay has not answered since this process started: the office may just have been restored. */
export const recordsUnchecked = () =>
  new DomainError(
    'unavailable',
    'office.records_unchecked',
    {
      zh: '系统刚启动，尚未确认本机关的办理记录是否完整，暂不能提交和办理，请稍后再试；长时间如此的，请管理员检查链路服务（relay）是否运行。',
      en: 'Just started; whether the records of this office are complete is not known yet, so that it is read-only. Where this lasts, see whether the relay runs.',
    },
    { retryAfterSeconds: 5 },
  );
