import { EventEmitter } from 'node:events';
import { serialize } from 'node:v8';
import type { ReportQuery } from '../../src/report/consistency-report.js';
import {
  createReportMaker,
  type MakerThread,
  type ReportRequest,
} from '../../src/report/report-maker.js';
import { jsonOf } from '../../src/report/report-answer.js';

const query: ReportQuery = {
  ...{ from: null, to: null, topics: null, channels: null, metrics: null },
  ...{ clock: 'customer', basis: 'both', lang: 'en' },
};

class FakeThread extends EventEmitter implements MakerThread {
  readonly asked: ReportRequest[] = [];
  postMessage(request: ReportRequest): void {
    this.asked.push(request);
  }
  terminate(): Promise<number> {
    return Promise.resolve(0);
  }
  answer(id: number, text: string): void {
    const json = new Uint8Array(Buffer.from(text));
    this.emit('message', { id, json, etag: `"${text}"`, packed: serialize({ zone: text }) });
  }
}

function makerOn(threads: FakeThread[]): ReturnType<typeof createReportMaker> {
  return createReportMaker(() => {
    const thread = new FakeThread();
    threads.push(thread);
    return thread;
  });
}

describe('reports made on a thread', () => {
  it('start it with the first question only, and give each question its own answer', async () => {
    const threads: FakeThread[] = [];
    const maker = makerOn(threads);
    expect(threads).toHaveLength(0);
    const [one, other] = [maker.make(query, 'none'), maker.make(query, 'year')];
    expect(threads[0]!.asked.map(({ earlier }) => earlier)).toEqual(['none', 'year']);
    threads[0]!.answer(2, 'other');
    threads[0]!.answer(1, 'one');
    expect(jsonOf(await one).toString()).toBe('one');
    expect((await other).etag).toBe('"other"');
    expect((await other).report.zone).toBe('other');
    expect(threads).toHaveLength(1);
  });

  it('say why one cannot be made, and go on', async () => {
    const threads: FakeThread[] = [];
    const maker = makerOn(threads);
    const failing = maker.make(query, 'none');
    threads[0]!.emit('message', { id: 1, failure: 'the segment of noon is damaged' });
    await expect(failing).rejects.toThrow('the segment of noon is damaged');
    const next = maker.make(query, 'none');
    threads[0]!.answer(2, 'next');
    expect(jsonOf(await next).toString()).toBe('next');
  });

  it('fail what is under way when the thread ends, and start another for the next question', async () => {
    const threads: FakeThread[] = [];
    const maker = makerOn(threads);
    const lost = maker.make(query, 'none');
    threads[0]!.emit('exit', 1);
    await expect(lost).rejects.toThrow('the thread that makes reports is gone');
    const next = maker.make(query, 'none');
    threads[1]!.answer(2, 'next');
    expect(jsonOf(await next).toString()).toBe('next');
  });
});
