import type { TransferView } from '@qsl/contracts';
import { awaitsAcceptance, describeTransfer } from './transfer-tabs.js';

const words = (given: Partial<TransferView>): string =>
  describeTransfer({ fromName: '金台区政协', toName: '宝鸡市政协', ...given } as TransferView);

describe('transfers in words', () => {
  it('tell the sender how far it has come', () => {
    expect(words({ direction: 'out', state: 'sent' })).toBe('已签发，尚未送达宝鸡市政协');
    expect(words({ direction: 'out', state: 'delivered' })).toBe('已送达宝鸡市政协，等待对方签收');
    expect(words({ direction: 'out', state: 'returned' })).toBe('宝鸡市政协已退回，请另行转交或自办');
    expect(words({ direction: 'out', state: 'answered' })).toBe('已收到答复，等待本单位确认');
    expect(words({ direction: 'out', state: 'in_progress' })).toBe('由宝鸡市政协办理');
  });

  it('tell the receiver what waits for it', () => {
    expect(words({ direction: 'in', state: 'sent' })).toBe('金台区政协转来，等待本单位签收');
    expect(words({ direction: 'in', state: 'answered' })).toBe('已答复，等待金台区政协确认');
    expect(awaitsAcceptance({ direction: 'in', state: 'accepted' })).toBe(false);
    expect(awaitsAcceptance({ direction: 'out', state: 'delivered' })).toBe(false);
  });
});
