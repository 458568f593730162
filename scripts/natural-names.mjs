// esbuild's `keepNames` names every function anew each time one is made, where nearly all have that name by themselves: those
// calls are blanked out, in place, so that source maps go on pointing where they did.
import ts from 'typescript';

const naming = '__name';

/** `function x() {}` ... `__name(x, "x");`: declared by that name. */
function isDeclared(call, [target, name]) {
  return (
    ts.isExpressionStatement(call.parent) && ts.isIdentifier(target) && target.text === name.text
  );
}

/** `const x = __name(() => ..., "x")`, `{ x: __name(...) }`, `__name(function x() {}, "x")`: named by its place or by itself. */
function isNamedWhereItStands(call, [target, name]) {
  if (!ts.isArrowFunction(target) && !ts.isFunctionExpression(target)) return false;
  if (target.name !== undefined) return target.name.text === name.text;
  const { parent } = call;
  const isGiven =
    (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) &&
    parent.initializer === call;
  return isGiven && ts.isIdentifier(parent.name) && parent.name.text === name.text;
}

function isNaming(node) {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === naming &&
    node.arguments.length === 2
  );
}

/** What of a chunk is to be blanked out: [from, to] in characters. */
function spansOf(source) {
  const spans = [];
  const visit = (node) => {
    if (isNaming(node)) {
      const [target] = node.arguments;
      if (isDeclared(node, node.arguments)) spans.push([node.getStart(source), node.parent.end]);
      else if (isNamedWhereItStands(node, node.arguments))
        spans.push([node.getStart(source), target.getStart(source)], [target.end, node.end]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return spans.sort(([one], [other]) => one - other);
}

/** The text of a chunk with the namings blanked out that change nothing, and how many those were. */
export function withNaturalNames(text) {
  const source = ts.createSourceFile(
    'chunk.js',
    text,
    ts.ScriptTarget.ES2022,
    true,
    ts.ScriptKind.JS,
  );
  const spans = spansOf(source);
  const pieces = [];
  let reached = 0;
  for (const [from, to] of spans) {
    pieces.push(text.slice(reached, from), text.slice(from, to).replace(/[^\n]/g, ' '));
    reached = to;
  }
  pieces.push(text.slice(reached));
  return { text: pieces.join(''), count: spans.length };
}
