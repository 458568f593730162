/**
 * How much V8 builds into a function it compiles: about a quarter of what it would. This service runs some thousand functions a little, and V8 takes
 * longer to compile each of them than the report takes that runs them. See docs/decisions/007-what-v8-is-told.md.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode: of one function that is built into another, and of all together. */
const [ofOne, ofAll] = [100, 250];

setFlagsFromString(`--max-inlined-bytecode-size=${ofOne}`);
setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${ofAll}`);
