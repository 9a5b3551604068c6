import ts from 'typescript';
import { codeOf, type SourceFile } from './source-files';

export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** A name of the host that pure code must not use, as it is written. */
export type HostUse = string;

const HOST_NAMES = new Set([
  ...['window', 'document', 'self', 'globalThis', 'navigator', 'location', 'localStorage', 'fetch'],
  ...['process', 'performance', 'crypto', 'setTimeout', 'setInterval', 'console', 'indexedDB'],
]);
const HOST_PROPERTIES = new Set(['Date.now', 'Math.random']);

function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, codeOf(file), ts.ScriptTarget.ESNext, true);
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** Everything a file imports: statements, re-exports, `import()`, import types. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly });
  };
  visit(parse(file), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
  });
  return found;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

/** Uses of the page, the clock, or unseeded chance. */
export function hostUses(file: SourceFile): HostUse[] {
  const found: HostUse[] = [];
  const source = parse(file);
  const own = declaredNames(source);
  visit(source, (node) => {
    if (ts.isPropertyAccessExpression(node) && HOST_PROPERTIES.has(node.getText()))
      found.push(node.getText());
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
      found.push('new Date()');
    }
    if (ts.isIdentifier(node) && HOST_NAMES.has(node.text) && !own.has(node.text) && isReference(node)) {
      found.push(node.text);
    }
  });
  return found;
}

/** Names a file declares itself: a parameter called `window` is days, not the page. */
function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  visit(source, (node) => {
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name)
    ) {
      names.add(node.name.text);
    }
  });
  return names;
}

/** Whether a name stands for a value here, not for a property, a parameter or a key of that name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  return (
    (ts.isExpression(parent) || ts.isStatement(parent) || ts.isVariableDeclaration(parent)) &&
    (parent as { name?: ts.Node }).name !== node
  );
}
