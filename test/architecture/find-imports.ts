import ts from "typescript";

/** One import, re-export or dynamic import. */
export interface Import {
  readonly specifier: string;
  /** Names taken from the module; empty where it is taken whole. */
  readonly names: readonly string[];
  /** Gone after compilation. */
  readonly isType: boolean;
  /** `import(…)`: loaded when it is reached. */
  readonly isDynamic: boolean;
}

/** Every import of a file, wherever it stands. */
export function findImports(tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importOf(node);
    if (one !== undefined) found.push(one);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause;
    const bindings = clause?.namedBindings;
    const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
    return {
      specifier: textOf(node.moduleSpecifier),
      names: namesOf(elements),
      isType: clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || areTypes(elements),
      isDynamic: false,
    };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    const clause = node.exportClause;
    const elements = clause !== undefined && ts.isNamedExports(clause) ? clause.elements : [];
    return {
      specifier: textOf(node.moduleSpecifier),
      names: namesOf(elements),
      isType: node.isTypeOnly || areTypes(elements),
      isDynamic: false,
    };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    const specifier = argument === undefined ? "" : textOf(argument);
    return { specifier, names: namesTaken(node), isType: false, isDynamic: true };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const specifier = textOf(node.argument.literal);
    return { specifier, names: [], isType: true, isDynamic: false };
  }
  return undefined;
}

/** Names of `const { a } = await import(…)`, also as one of several in `Promise.all`. */
function namesTaken(call: ts.CallExpression): readonly string[] {
  let value: ts.Node = call;
  let index: number | null = null;
  for (let node: ts.Node = call.parent; node !== undefined; node = node.parent) {
    if (ts.isArrayLiteralExpression(node)) {
      index = node.elements.findIndex((element) => Object.is(element, value));
    }
    if (ts.isVariableDeclaration(node)) return namesBound(node.name, index);
    if (ts.isStatement(node)) return [];
    value = node;
  }
  return [];
}

function namesBound(name: ts.BindingName, index: number | null): readonly string[] {
  if (ts.isArrayBindingPattern(name) && index !== null) {
    const element = name.elements[index];
    if (element === undefined || ts.isOmittedExpression(element)) return [];
    return namesBound(element.name, null);
  }
  if (!ts.isObjectBindingPattern(name)) return [];
  return name.elements.map((element) => (element.propertyName ?? element.name).getText());
}

function namesOf(
  elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[],
): readonly string[] {
  return elements.map(({ propertyName, name }) => (propertyName ?? name).text);
}

function areTypes(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean {
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** A specifier that is computed cannot be checked, so it shows as what it is and fails. */
function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : `computed: ${node.getText()}`;
}
