import { navItemsFor } from './nav-items.js';

const labels = (roles: Parameters<typeof navItemsFor>[0]['roles']) => navItemsFor({ roles }).map(({ label }) => label);

describe('the rail', () => {
  it('shows a unit its orders and nothing else', () => {
    expect(labels(['unit'])).toEqual(['交办单']);
  });

  it('shows signing to leaders only', () => {
    expect(labels(['staff'])).toEqual(['今日', '待办', '流转', '交办单', '链路']);
    expect(labels(['leader'])).toContain('签发');
  });
});
