/** Every page and state the browser tests look at, as files that stand alone with the real style and script. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderReport } from '../../src/web/render-report.js';
import { reportFixture } from './report-fixture.js';

const assets = resolve(process.cwd(), 'src/web/assets');

/** Writes a page beside its style and script, and says where. */
export function writePage(folder: string, name: string, html: string): string {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const file of ['report.css', 'report.js', 'icon.svg']) {
    try {
      writeFileSync(join(folder, 'assets', file), readFileSync(join(assets, file)));
    } catch {
      /* later */
    }
  }
  const path = join(folder, `${name}.html`);
  writeFileSync(path, html.replaceAll('"/assets/', '"assets/'));
  return path;
}
export { renderReport, reportFixture };
