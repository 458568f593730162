import { compileExpression } from '../../src/connectors/expression.js';

const sum = compileExpression('$sum(parts.(weight * 2))')!;
const record = (count: number): object => ({
  parts: Array.from({ length: count }, () => ({ weight: 1 })),
});

describe('an expression of the configuration', () => {
  it('comes to the same on a machine that stands still in between', async () => {
    let now = 0;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => (now += 60_000));
    await expect(sum(record(1000))).resolves.toBe(2000);
    clock.mockRestore();
  });

  it('ends after 500,000 steps, or 100 levels', async () => {
    const endless = compileExpression('($f := function($x) { $f($x + 1) }; $f(1))')!;
    await expect(endless({})).rejects.toThrow('more than 500000 steps');
    const deep = compileExpression('($f := function($x) { $f($x) & $x }; $f(1))')!;
    await expect(deep({})).rejects.toMatchObject({ code: 'D1011' });
  });

  it('has its steps to itself, however many are under way and were before', async () => {
    const records = Array.from({ length: 60 }, () => record(3000));
    const sums = await Promise.all(records.map((one) => sum(one)));
    expect(sums).toEqual(records.map(() => 6000));
  });
});
