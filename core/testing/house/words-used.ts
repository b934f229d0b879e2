import type { Node } from "typescript/unstable/ast";
import { SyntaxKind } from "typescript/unstable/ast";
import {
  isBinaryExpression,
  isBindingElement,
  isElementAccessExpression,
  isLiteralTypeNode,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isStringLiteral,
} from "typescript/unstable/ast/is";
import type { Project, Symbol } from "typescript/unstable/sync";
import { below, declarationsOf, nodesOf, type ProtocolWord } from "./protocol-words.ts";

/** What one file does with the protocol's words, by their paths. `literals`: the strings its code compares with and gives. */
export type WordsUsed = {
  readonly read: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
  readonly literals: ReadonlySet<string>;
};

/** Finds which of these words a file reads (`.word`, `{ word } =`) and which of the `given` ones it says (`{ word: … }`). */
export function wordsUsed(
  project: Project,
  path: string,
  words: ReadonlyMap<string, ProtocolWord>,
  given: ReadonlyMap<string, ProtocolWord>,
): WordsUsed {
  const nodes = nodesOf(project, path);
  const names = new Set([...words.values()].map(({ name }) => name));
  const pathsOf = (symbol: Symbol | undefined) =>
    declarationsOf(symbol).flatMap((at) => words.get(at)?.path ?? []);
  return {
    read: new Set(readSymbols(project, nodes, names).flatMap(pathsOf)),
    said: new Set(nodes.flatMap((node) => saidIn(project, node, given))),
    literals: new Set(
      nodes.flatMap((node) =>
        isStringLiteral(node) && !isLiteralTypeNode(node.parent)
          ? [node.text]
          : isPropertyAssignment(node)
            ? [node.name.getText()]
            : [],
      ),
    ),
  };
}

function readSymbols(
  { checker }: Project,
  nodes: readonly Node[],
  names: ReadonlySet<string>,
): readonly (Symbol | undefined)[] {
  const places = nodes.flatMap((node) => readPlace(node) ?? []).filter((place) => names.has(wordIn(place)));
  const taken = nodes.flatMap((node) =>
    isBindingElement(node) &&
    !node.propertyName &&
    !node.dotDotDotToken &&
    names.has(node.name?.getText() ?? "")
      ? [node]
      : [],
  );
  const types = taken.length === 0 ? [] : checker.getTypeAtLocation(taken.map(({ parent }) => parent));
  return [
    ...(places.length === 0 ? [] : checker.getSymbolAtLocation(places)),
    ...types.map((type, nth) => type && checker.getPropertyOfType(type, taken[nth]?.name?.getText() ?? "")),
  ];
}

const wordIn = (place: Node): string => (isStringLiteral(place) ? place.text : place.getText());

/** The name in a node that reads a member; what is assigned to is not read. */
function readPlace(node: Node): Node | undefined {
  if (isPropertyAccessExpression(node)) return isAssigned(node) ? undefined : node.name;
  if (isElementAccessExpression(node))
    return isStringLiteral(node.argumentExpression) ? node.argumentExpression : undefined;
  return isBindingElement(node) ? node.propertyName : undefined;
}

const isAssigned = (node: Node): boolean =>
  isBinaryExpression(node.parent) &&
  node.parent.left === node &&
  node.parent.operatorToken.kind === SyntaxKind.EqualsToken;

/** The words an object has: by the type that is expected of it, or together with what their type always has. */
function saidIn(project: Project, node: Node, words: ReadonlyMap<string, ProtocolWord>): readonly string[] {
  if (!isObjectLiteralExpression(node)) return [];
  const keys = new Set(keysOf(node));
  const known = [...words].filter(([, { name }]) => keys.has(name));
  if (known.length === 0) return [];
  const expected = project.checker.getContextualType(node);
  return known.flatMap(([at, { name, path, beside }]) =>
    (beside.length > 0 && beside.every((other) => keys.has(other))) ||
    (expected && declarationsOf(project.checker.getPropertyOfType(expected, name)).includes(at))
      ? [path]
      : [],
  );
}

/** The keys of an object, with those of the objects it spreads. */
const keysOf = (object: Node): readonly string[] => {
  const keys: string[] = [];
  object.forEachChild((one) => {
    if (isPropertyAssignment(one) || isShorthandPropertyAssignment(one)) keys.push(one.name.getText());
    if (isSpreadAssignment(one))
      keys.push(
        ...below(one.expression).flatMap((node) => (isObjectLiteralExpression(node) ? keysOf(node) : [])),
      );
  });
  return keys;
};
