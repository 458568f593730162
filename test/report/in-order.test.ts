import { inOrderOf } from '../../src/report/build/in-order.js';

describe('rows in the order of the configuration', () => {
  const named = (...ids: readonly string[]) => ids.map((id) => ({ id }));
  const inOrder = inOrderOf(named('billing', 'delivery'), named('phone', 'email'));
  const row = (topic: string | null, channel: string) => ({ topic, channel });

  it('puts all topics together first, then topic by topic, and channels within each', () => {
    const rows = [
      row('delivery', 'phone'),
      row('billing', 'email'),
      row(null, 'email'),
      row('billing', 'phone'),
      row(null, 'phone'),
    ];
    expect(inOrder(rows)).toEqual([
      row(null, 'phone'),
      row(null, 'email'),
      row('billing', 'phone'),
      row('billing', 'email'),
      row('delivery', 'phone'),
    ]);
  });

  it('puts names it does not know last, and leaves rows of one place as they came', () => {
    const [early, late] = [
      { ...row('unheard', 'fax'), n: 1 },
      { ...row('unheard', 'fax'), n: 2 },
    ];
    const known = { ...row('delivery', 'email'), n: 3 };
    const fax = { ...row('delivery', 'fax'), n: 4 };
    expect(inOrder([early, fax, late, known])).toEqual([known, fax, early, late]);
  });
});
