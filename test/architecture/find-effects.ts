import ts from "typescript";

/** Globals that reach outside. */
const effects = new Set(["console", "process", "performance", "navigator", "fetch"]);

/** Methods that take the reader's locale when none is given. */
const localized = new Set([
  "toLocaleString",
  "toLocaleDateString",
  "toLocaleTimeString",
  "toLocaleLowerCase",
  "toLocaleUpperCase",
]);

/** Uses of the console, the process, the clock, chance and the default locale. */
export function findEffects(tree: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const effect = effectOf(node);
    if (effect !== undefined) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push(`line ${line + 1}: ${effect}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function effectOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) {
    return effects.has(node.text) && isReference(node) ? node.text : undefined;
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) return effectOfCall(node);
  return undefined;
}

function effectOfCall(node: ts.NewExpression | ts.CallExpression): string | undefined {
  const callee = node.expression.getText();
  const [first] = node.arguments ?? [];
  const second = node.arguments?.[1];
  if (callee === "Date.now" || callee === "Math.random") return callee;
  if (callee === "Date" && (first === undefined || ts.isCallExpression(node))) return "the clock";
  if (callee.startsWith("Intl.") && !isGiven(first)) return `${callee} of the default locale`;
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const method = node.expression.name.text;
  if (localized.has(method) && !isGiven(first)) return `${method} of the default locale`;
  if (method === "localeCompare" && !isGiven(second)) return `${method} of the default locale`;
  return undefined;
}

function isGiven(argument: ts.Expression | undefined): boolean {
  return argument !== undefined && argument.getText() !== "undefined";
}

/** Not the name of a property, a parameter or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isCallExpression(parent) || ts.isElementAccessExpression(parent);
}
