// What the thread of reports tells V8.
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode a function runs before V8 considers compiling it; V8's own choice is 135,168. */
const bytecodeBudget = 700_000;

/**
 * A report runs a thousand functions, most of them a few hundred times: by V8's own choice it compiles five a report until some
 * hundred reports are made, and that takes as long as a third of the report. Those that run for long are compiled all the
 * same. Holds for the whole process. See docs/decisions/007-what-v8-is-told.md.
 */
export function compileLater(): void {
  setFlagsFromString(`--interrupt-budget=${String(bytecodeBudget)}`);
}
