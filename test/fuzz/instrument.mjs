import { build } from 'esbuild';
import ts from 'typescript';

/** What a bundled program leaves behind of where it has been: one counter for each branch of it. */
const COUNTERS = '__magpieBranches';

/**
 * Bundles a target with all that it uses, and counts its branches: jazzer.js would do so with libFuzzer, but its binary asks
 * for a newer C library than the distributions that CI and contributors have.
 * @param {string} file Path of the target.
 * @returns {Promise<{ code: string, branches: number, words: string[] }>} CommonJS; it expects a `Uint8Array` of so many
 * counters as a global of the name `counters`. `words`: what it has of texts and names, to make inputs of.
 */
export async function instrument(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['sharp', 'libsql', 'pg'],
    logLevel: 'error',
  });
  let branches = 0;
  const { factory, visitEachChild, visitNode } = ts;
  const hit = () =>
    factory.createPostfixIncrement(
      factory.createElementAccessExpression(factory.createIdentifier(COUNTERS), branches++),
    );
  const counted = (expression) =>
    factory.createParenthesizedExpression(
      factory.createComma(hit(), factory.createParenthesizedExpression(expression)),
    );
  const block = (statement) =>
    ts.isBlock(statement)
      ? factory.updateBlock(statement, [factory.createExpressionStatement(hit()), ...statement.statements])
      : factory.createBlock([factory.createExpressionStatement(hit()), statement]);

  const transformer = (context) => {
    const visit = (given) => {
      const node = visitEachChild(given, visit, context);
      if (ts.isIfStatement(node)) {
        const other = node.elseStatement ? block(node.elseStatement) : block(factory.createBlock([]));
        return factory.updateIfStatement(node, node.expression, block(node.thenStatement), other);
      }
      if (ts.isForStatement(node)) {
        const { initializer, condition, incrementor, statement } = node;
        return factory.updateForStatement(node, initializer, condition, incrementor, block(statement));
      }
      if (ts.isForOfStatement(node)) {
        const { awaitModifier, initializer, expression, statement } = node;
        return factory.updateForOfStatement(node, awaitModifier, initializer, expression, block(statement));
      }
      if (ts.isWhileStatement(node)) return factory.updateWhileStatement(node, node.expression, block(node.statement));
      if (ts.isCaseClause(node)) {
        const statements = [factory.createExpressionStatement(hit()), ...node.statements];
        return factory.updateCaseClause(node, node.expression, statements);
      }
      if (ts.isConditionalExpression(node)) {
        const { condition, questionToken, whenTrue, colonToken, whenFalse } = node;
        const [yes, no] = [counted(whenTrue), counted(whenFalse)];
        return factory.updateConditionalExpression(node, condition, questionToken, yes, colonToken, no);
      }
      if (ts.isBinaryExpression(node) && /^(?:&&|\|\||\?\?)$/.test(node.operatorToken.getText?.() ?? '')) {
        return factory.updateBinaryExpression(node, node.left, node.operatorToken, counted(node.right));
      }
      if (ts.isFunctionLike(node) && node.body && ts.isBlock(node.body) && !ts.isConstructorDeclaration(node)) {
        return withBody(node, block(node.body));
      }
      return node;
    };
    return (root) => visitNode(root, visit);
  };
  /** Directives and calls of `super` have to stay first; neither matters to who counts. */
  const withBody = (node, body) => {
    const { modifiers, asteriskToken, name, typeParameters, parameters, type } = node;
    if (ts.isFunctionDeclaration(node)) {
      return factory.updateFunctionDeclaration(
        node,
        modifiers,
        asteriskToken,
        name,
        typeParameters,
        parameters,
        type,
        body,
      );
    }
    if (ts.isArrowFunction(node)) {
      const { equalsGreaterThanToken: arrow } = node;
      return factory.updateArrowFunction(node, modifiers, typeParameters, parameters, type, arrow, body);
    }
    return node;
  };

  const source = ts.createSourceFile('target.js', outputFiles[0].text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const { transformed } = ts.transform(source, [transformer]);
  const code = ts.createPrinter().printFile(transformed[0]);
  return { words: wordsOf(source), code: `const ${COUNTERS} = globalThis.counters;\n${code}`, branches };
}

/** Texts, names of fields, and what patterns ask for literally. */
function wordsOf(source) {
  const words = new Set();
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) words.add(node.text);
    else if (ts.isRegularExpressionLiteral(node))
      for (const [part] of node.text.matchAll(/[\w:#/<>&;=!-]{2,}/g)) words.add(part);
    else if (ts.isPropertyAccessExpression(node)) words.add(node.name.text);
    else if (ts.isBindingElement(node) || ts.isPropertyAssignment(node))
      words.add((node.propertyName ?? node.name).getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...words].filter(({ length }) => length > 0 && length <= 32);
}
