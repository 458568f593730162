/** `unison report`: the consistency report on the standard output. */
import { comparisonsCsv } from '../report/formats/csv.js';
import { reportMarkdown } from '../report/formats/markdown.js';
import { reportJsonText } from '../report/formats/report-json.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { ReportService } from '../report/report.service.js';
import { renderSelfContained } from '../web/self-contained.js';
import { parseArguments, textOf } from './arguments.js';
import type { Options } from './arguments.js';
import { configurationFrom } from './configuration-from.js';
import { withContext } from './context.js';
import { UsageError } from './exit.js';

const choices = ['from', 'to', 'topics', 'channels', 'metrics', 'clock', 'basis', 'lang'] as const;

const formats: Readonly<Record<string, (report: ConsistencyReport) => string>> = {
  json: (report) => `${reportJsonText(report, { isPretty: true })}\n`,
  csv: (report) => comparisonsCsv(report),
  md: reportMarkdown,
  html: renderSelfContained,
};

export async function reportCommand(args: readonly string[]): Promise<void> {
  const { options } = parseArguments(args, { values: [...choices, 'format'] });
  const format = formatOf(options);
  const asked = Object.fromEntries(choices.map((name) => [name, textOf(options, name)]));
  await withContext(configurationFrom(options), async (context) => {
    const report = await context.get(ReportService).reportFor(asked);
    process.stdout.write(format(report));
  });
}

function formatOf(options: Options): (report: ConsistencyReport) => string {
  const name = textOf(options, 'format') ?? 'md';
  const format = formats[name];
  if (format !== undefined) return format;
  throw new UsageError(
    `--format ${name}: not a form; use one of ${Object.keys(formats).join(', ')}.`,
  );
}
